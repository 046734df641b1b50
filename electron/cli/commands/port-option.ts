import { type Command, InvalidArgumentError } from 'commander';

/** Gives a command the option to name the port that its window is served at. */
export function takesPort(command: Command): Command {
  return command.option('--port <port>', 'where to serve it; any that is free unless named', parsePort, 0);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('It takes a port from 1 to 65535.');
  }
  return port;
}
