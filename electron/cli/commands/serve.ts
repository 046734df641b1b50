import { findPageFolder } from '../../web/page-files.ts';
import type { AddCommand } from '../command.ts';
import { takesPort } from './port-option.ts';

/** `mailvitals serve`, of the window that lies in out/renderer beside or above this program. */
export const addServeCommand = serveCommand(() => findPageFolder(import.meta.dirname));

/** `mailvitals serve` of a window elsewhere; `findPage` gives `null` where there is none. */
export function serveCommand(findPage: () => string | null): AddCommand {
  return (program, run) => {
    takesPort(program.command('serve'))
      .summary('show the window in a browser')
      .description('Watches every mailbox and shows the window to a browser of this machine, until Ctrl-C.')
      .addHelpText(
        'after',
        '\nThe link opens the window once, within ten minutes; Enter prints another.\nWith --json it is {"url"} on one line. Exit: 0 when stopped.',
      )
      .action(
        run(async (context, { port }: { readonly port: number }) => {
          // Other commands do without a web server.
          const { serveUntilStopped } = await import('./serve-until-stopped.ts');
          return serveUntilStopped(context, { openApi: context.api, port, pageFolder: findPage(), hint: '' });
        }),
      );
  };
}
