import { dialog, shell } from 'electron';
import { APP_NAME } from './app-identity.ts';
import type { Trouble } from './trouble-words.ts';

/** Tells the user what is wrong and what to do, each thing once as long as the app runs. */
export type SayTrouble = (trouble: Trouble) => void;

/** In a box of its own, which holds up nothing: no window need be there. */
export function openTroubleBox(logFolder: string): SayTrouble {
  const said = new Set<string>();
  return (trouble) => {
    if (said.has(trouble.sentence)) return;
    said.add(trouble.sentence);
    sayLastWords(trouble, logFolder);
  };
}

/** Resolves once the user has read it, or where nothing can be shown. */
export async function sayLastWords({ title, sentence }: Trouble, logFolder: string): Promise<void> {
  const asked = dialog.showMessageBox({
    type: 'warning',
    title: APP_NAME,
    message: title,
    detail: sentence,
    buttons: ['Close', 'Show logs'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  const answer = await asked.catch(() => null);
  if (answer?.response === 1) await shell.openPath(logFolder);
}
