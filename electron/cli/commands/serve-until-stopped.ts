import type { Api } from '../../api/contract.ts';
import { watchForWindows } from '../../api/watch-for-windows.ts';
import { NOT_BUILT, serveWindow } from '../../web/serve-window.ts';
import type { CommandContext } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { onEnter } from '../on-enter.ts';
import { refuse } from '../refuse.ts';

const LOOPBACK = '127.0.0.1';

/** What is served, and where. */
export interface Serving {
  readonly openApi: () => Promise<Api>;
  readonly port: number;
  /** `null` where the window is not built. */
  readonly pageFolder: string | null;
  /** What people are told after the first link; empty for nothing. */
  readonly hint: string;
}

/** Watches every mailbox and serves the window meanwhile, until Ctrl-C. Enter prints another link. */
export async function serveUntilStopped(
  { terminal, cancelled }: Pick<CommandContext, 'terminal' | 'cancelled'>,
  { openApi, port, pageFolder, hint }: Serving,
): Promise<ExitCode> {
  if (pageFolder === null) {
    terminal.say(NOT_BUILT);
    return EXIT.trouble;
  }
  const api = await openApi();
  const { events, watch } = watchForWindows(api);
  const ending = new AbortController();
  const signal = AbortSignal.any([cancelled, ending.signal]);
  const served = await serveWindow({ api, events, host: LOOPBACK, port, pageFolder, signal });
  if (served.kind === 'refused') {
    return refuse(terminal, 'port', served.sentence);
  }
  const printLink = () => {
    const url = served.newLink();
    terminal.print(url);
    terminal.printJsonLine({ url });
  };
  printLink();
  if (hint !== '') terminal.print(hint);
  // With --json the one document has been written.
  const stopListening = terminal.json ? () => {} : onEnter(printLink);
  try {
    const end = await watch({ cancelled, onEvent: () => {}, onTrouble: terminal.say });
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
