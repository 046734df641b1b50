import packageJson from '../package.json' with { type: 'json' };
import { allowLeavingReaders, letOut } from './cli/own-streams.ts';
import { runProgram } from './cli/program.ts';
import { defaultDataFolder, type Engine } from './engine.ts';

/** Runs this process's command line over one engine, and ends the process with its exit code. */
export async function runCommandLine(openOwn: (dataFolder: string) => Engine): Promise<never> {
  const streams = [process.stdout, process.stderr];
  streams.forEach(allowLeavingReaders);
  const cancelling = new AbortController();
  process.once('SIGINT', () => cancelling.abort());
  // Told to a whole group it comes twice, once from `npm start`: a second one must not cut the ending short.
  process.on('SIGTERM', () => cancelling.abort());

  let engine: Engine | undefined;
  process.exitCode = await runProgram(process.argv.slice(2), {
    version: packageJson.version,
    cancelled: cancelling.signal,
    openApi: (dataFolder, terminal) => async () => {
      if (engine === undefined) {
        engine = openOwn(dataFolder ?? defaultDataFolder());
        if (engine.notice !== null) {
          terminal.say(engine.notice);
        }
      }
      return engine.api;
    },
    openDemo: async () => {
      // Nobody else pays for loading it.
      const { openPlayground } = await import('./playground/open-playground.ts');
      const playground = await openPlayground();
      return { api: playground.engine.api, close: playground.close };
    },
  });
  engine?.close();
  // A keychain that never answered would keep the process alive: what is written is let out first, then it ends.
  await Promise.all(streams.map(letOut));
  process.exit();
}
