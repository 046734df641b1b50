import { StorageProblem } from '../storage/storage-problem.ts';

const REPORT = 'please report it with the log.';
const IF_IT_STAYS = `if that does not help, ${REPORT}`;

/** What to tell the user of a trouble that is not a mailbox's. */
export interface Trouble {
  readonly title: string;
  readonly sentence: string;
}

/** Why the app cannot start. */
export function startTrouble(error: unknown): Trouble {
  const title = 'Mailvitals cannot start';
  return error instanceof StorageProblem
    ? { title, sentence: error.sentence }
    : { title, sentence: `It met a fault of its own. Start it once more; ${IF_IT_STAYS}` };
}

/** Why the watch broke off; it begins again by itself unless `isFinal`. */
export function watchTrouble(error: unknown, isFinal: boolean): Trouble {
  const title = isFinal ? 'Mailvitals has stopped watching' : 'The watch was interrupted';
  if (error instanceof StorageProblem) return { title, sentence: error.sentence };
  return {
    title,
    sentence: `Mailvitals met a fault of its own and begins again within a minute. If this comes back, ${REPORT}`,
  };
}

/** A fault that nothing caught. */
export const OWN_FAULT: Trouble = {
  title: 'Mailvitals met a fault of its own',
  sentence: `It goes on. If something does not work as it should, quit it and start it again; ${IF_IT_STAYS}`,
};

/** The window's process ended. */
export const WINDOW_LOST: Trouble = {
  title: 'The window cannot be shown',
  sentence: `It failed several times and stays closed for now. The mailboxes are still watched. Quit Mailvitals and start it again; ${IF_IT_STAYS}`,
};

/** The monitor cannot work for now, e.g. because the disk is full. */
export const troubleAtWork = (sentence: string): Trouble => ({
  title: 'Mailvitals cannot work as it should',
  sentence,
});

/** Another process watches the same data folder. */
export const watchedAlready = (sentence: string): Trouble => ({
  title: 'The mailboxes are watched already',
  sentence: `${sentence} This window shows what that one finds, and takes over once it has ended.`,
});

/** A damaged file was kept, and a new one begun. */
export const setAsideTrouble = (sentence: string): Trouble => ({
  title: 'Mailvitals had to begin anew',
  sentence,
});
