import { InvalidArgumentError } from 'commander';
import { openWindowEvents } from '../../api/window-events.ts';
import { SYSTEM_CLOCK } from '../../monitor/clock.ts';
import { findPageFolder } from '../../web/page-files.ts';
import { NOT_BUILT, serveWindow } from '../../web/serve-window.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { onEnter } from '../on-enter.ts';

const LOOPBACK = '127.0.0.1';

/** `mailvitals serve`, of the window that lies in out/renderer beside or above this program. */
export const addServeCommand = serveCommand(() => findPageFolder(import.meta.dirname));

/** `mailvitals serve` of a window elsewhere; `findPage` gives `null` where there is none. */
export function serveCommand(findPage: () => string | null): AddCommand {
  return (program, run) => {
    program
      .command('serve')
      .summary('show the window in a browser')
      .description('Watches every mailbox and shows the window to a browser of this machine, until Ctrl-C.')
      .option('--port <port>', 'where to serve it; any that is free unless named', parsePort, 0)
      .addHelpText(
        'after',
        '\nThe link opens the window once, within ten minutes; Enter prints another.\nWith --json it is {"url"} on one line. Exit: 0 when stopped.',
      )
      .action(
        run((context, { port }: { readonly port: number }) => serveUntilStopped(context, port, findPage())),
      );
  };
}

async function serveUntilStopped(
  { terminal, api: openApi, cancelled }: CommandContext,
  port: number,
  pageFolder: string | null,
): Promise<ExitCode> {
  if (pageFolder === null) {
    terminal.say(NOT_BUILT);
    return EXIT.trouble;
  }
  const api = await openApi();
  const events = openWindowEvents({ snapshot: api.snapshot, clock: SYSTEM_CLOCK });
  const ending = new AbortController();
  const signal = AbortSignal.any([cancelled, ending.signal]);
  const served = await serveWindow({ api, events, host: LOOPBACK, port, pageFolder, signal });
  if (served.kind === 'refused') {
    terminal.say(served.sentence);
    return EXIT.usage;
  }
  const printLink = () => {
    const url = served.newLink();
    terminal.print(url);
    terminal.printJsonLine({ url });
  };
  printLink();
  // With --json the one document has been written.
  const stopListening = terminal.json ? () => {} : onEnter(printLink);
  try {
    const end = await api.watch({ cancelled, onEvent: events.observe, onTrouble: terminal.say });
    if (end.kind === 'watched-already') {
      terminal.say(`${end.sentence} The window shows what that one finds.`);
      await served.closed;
    }
  } finally {
    stopListening();
    ending.abort();
    await served.closed;
  }
  return EXIT.ok;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError('It takes a port from 1 to 65535.');
  }
  return port;
}
