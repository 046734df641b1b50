import type { Api } from '../../api/contract.ts';
import { findPageFolder } from '../../web/page-files.ts';
import type { AddCommand } from '../command.ts';
import { takesPort } from './port-option.ts';

/** A demo that runs: the api over its simulated providers. */
export interface OpenedDemo {
  readonly api: Api;
  /** Ends it and removes all it made; whoever watches through the api ends that first. */
  readonly close: () => Promise<void>;
}

export type OpenDemo = () => Promise<OpenedDemo>;

const WHAT_IT_IS =
  'A demo: seven mailboxes at Gmail, Outlook, 163 and Microsoft 365, all played on this computer. No real mailbox, password or keychain is touched, and all of it is gone when you stop it.';

const WHAT_TO_TRY = `
Try this:
  1. bookings@gmail.example lost its app password: make a new one in the demo panel, choose “Re-bind”, paste it.
  2. orders@outlook.example is refused because Outlook takes no passwords any more: sign in with Microsoft instead.
  3. Turn two-step verification of hello@gmail.example off, and watch the alert come.
  4. Take the network down, and see that nobody is alerted.
Ctrl-C ends it; Enter prints another link.`;

/** `mailvitals demo`, in the window that lies in out/renderer beside or above this program. */
export function demoCommand(
  openDemo: OpenDemo,
  findPage: () => string | null = () => findPageFolder(import.meta.dirname),
): AddCommand {
  return (program, run) => {
    takesPort(program.command('demo'))
      .summary('try everything on mailboxes that are played on this computer')
      .description(
        'Shows the window in a browser over simulated providers: see a password die, and mend it. It touches nothing of yours.',
      )
      .addHelpText('after', '\nWith --json the link is {"url"} on one line. Exit: 0 when stopped.')
      .action(
        run(async (context, { port }: { readonly port: number }) => {
          const { serveUntilStopped } = await import('./serve-until-stopped.ts');
          let demo: OpenedDemo | null = null;
          const openApi = async () => {
            context.terminal.print(WHAT_IT_IS);
            demo = await openDemo();
            return demo.api;
          };
          try {
            return await serveUntilStopped(context, {
              openApi,
              port,
              pageFolder: findPage(),
              hint: WHAT_TO_TRY,
            });
          } finally {
            await closeIfOpen(demo);
          }
        }),
      );
  };
}

async function closeIfOpen(demo: OpenedDemo | null): Promise<void> {
  await demo?.close();
}
