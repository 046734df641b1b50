import type { Clock } from '../../monitor/clock.ts';

/** What gets and installs new versions. */
export interface Updater {
  /** The version that is newer than this one; `null` where there is none. Rejects where the feed cannot be read. */
  readonly look: () => Promise<string | null>;
  readonly download: () => Promise<void>;
  /** Ends the app. */
  readonly install: () => void;
}

export interface UpdateParts {
  readonly updater: Updater;
  readonly clock: Clock;
  /** Whether the user wants the version fetched, and then whether it may be installed now. */
  readonly askToDownload: (version: string) => Promise<boolean>;
  readonly askToInstall: (version: string) => Promise<boolean>;
  readonly warn: (sentence: string) => void;
  readonly ended: AbortSignal;
}

const DAY_MS = 24 * 3_600_000;
/** The start has other things to do. */
const FIRST_MS = 60_000;
/** A computer that sleeps counts hours, not days. */
const WAKE_EVERY_MS = 3_600_000;

/** Looks once a day by the clock on the wall. Nothing is fetched that the user has not said yes to; a no holds for that version. */
export function askForUpdates({ updater, clock, ...parts }: UpdateParts): void {
  let lookedAt = Number.NEGATIVE_INFINITY;
  const declined = new Set<string>();
  const update = async () => {
    const version = await updater.look();
    if (version === null || declined.has(version)) return;
    if (!(await parts.askToDownload(version))) return void declined.add(version);
    await updater.download();
    if (await parts.askToInstall(version)) updater.install();
    else declined.add(version);
  };
  const wake = async () => {
    if (parts.ended.aborted) return;
    const now = clock.now().getTime();
    if (Math.abs(now - lookedAt) >= DAY_MS) {
      lookedAt = now;
      await update().catch(() =>
        parts.warn('The feed of new versions could not be read, or what it names not fetched.'),
      );
    }
    cancel = clock.wakeIn(WAKE_EVERY_MS, wake);
  };
  let cancel = clock.wakeIn(FIRST_MS, wake);
  parts.ended.addEventListener('abort', () => cancel(), { once: true });
}
