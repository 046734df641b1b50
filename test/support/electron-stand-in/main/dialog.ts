import { ledger } from './ledger.ts';
import { strict } from './strict.ts';

/** A dialog stays open until the spec answers it. */
function ask(method: string) {
  return (...args: readonly unknown[]): Promise<unknown> => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const at = ledger.dialogs.length;
    const opened = { method, options: plain(args.at(-1)), isAnswered: false };
    const answer = (value: unknown) => {
      ledger.dialogs[at] = { ...opened, isAnswered: true, answer: () => {} };
      resolve(value);
    };
    ledger.dialogs.push({ ...opened, answer });
    return promise;
  };
}

/** Options may name a window or a picture, which no spec asks for. */
const plain = (options: unknown): unknown => JSON.parse(JSON.stringify(options ?? null));

export const dialog = strict('dialog', {
  showOpenDialog: ask('showOpenDialog'),
  showSaveDialog: ask('showSaveDialog'),
  showMessageBox: ask('showMessageBox'),
  /** Blocks until it is closed; here nobody reads it. */
  showErrorBox: (title: string, content: string) => {
    const options = { title, content };
    ledger.dialogs.push({ method: 'showErrorBox', options, isAnswered: true, answer: () => {} });
  },
});
