import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { type CheckedMailbox, type CheckOptions, type CheckParts, checkMailbox } from './check-mailbox.ts';
import type { Lanes } from './lanes.ts';

/** Checks mailboxes, whoever asks: the schedule, a sentinel or the user. */
export interface Checker {
  /**
   * Waits for room, then checks the mailbox as it is by then. Of one mailbox there is one check at a time: an automatic one
   * joins what is under way, the user's comes after it, since it may do more.
   */
  readonly check: (mailbox: Mailbox, options: CheckOptions) => Promise<CheckedMailbox>;
  /** Whether a check of it waits for room or is being done. */
  readonly isUnderWay: (mailboxId: string) => boolean;
  /** Called as a check begins and as it has ended, for {@link isUnderWay} to be asked again. Returns the unsubscribe. */
  readonly onUnderWay: (listener: () => void) => () => void;
  /** Every check waits for this before it signs in anywhere. Returns the undo. */
  readonly waitFor: (turn: (mailboxId: string) => Promise<void>) => () => void;
  /** Called after every check that was not cancelled. Returns the unsubscribe. */
  readonly subscribe: (listener: (mailbox: Mailbox, checked: CheckedMailbox) => void) => () => void;
}

/** What decides how the checks are done. */
export interface CheckerParts extends CheckParts {
  readonly lanes: Lanes;
  readonly providerOf: (mailbox: Mailbox) => Provider;
}

/** One per process: the lanes and the rule of one check at a time hold for all who share it. */
export function createChecker(parts: CheckerParts): Checker {
  const underWay = new Map<string, Promise<CheckedMailbox>>();
  const turns = new Set<(mailboxId: string) => Promise<void>>();
  const listeners = new Set<(mailbox: Mailbox, checked: CheckedMailbox) => void>();
  const followers = new Set<() => void>();
  const tellFollowers = () => {
    for (const follower of followers) follower();
  };

  const run = async (mailbox: Mailbox, options: CheckOptions): Promise<CheckedMailbox> => {
    const { current, checked } = await parts.lanes(mailbox.providerId, async () => {
      await Promise.all([...turns].map((turn) => turn(mailbox.id)));
      // It may have been bound anew while this waited: its old secret is gone from the keychain then.
      const current = parts.memory.mailboxes.find(mailbox.id) ?? mailbox;
      return { current, checked: await checkMailbox(current, parts.providerOf(current), parts, options) };
    });
    if (options.cancelled?.aborted !== true) {
      for (const listener of listeners) listener(current, checked);
    }
    return checked;
  };
  return {
    check(mailbox, options) {
      const before = underWay.get(mailbox.id);
      if (before !== undefined && !options.askedByUser) return before;
      const start = () => run(mailbox, options);
      const checking = before === undefined ? start() : before.then(start, start);
      underWay.set(mailbox.id, checking);
      const forget = () => {
        if (underWay.get(mailbox.id) !== checking) return;
        underWay.delete(mailbox.id);
        tellFollowers();
      };
      checking.then(forget, forget);
      tellFollowers();
      return checking;
    },
    isUnderWay: (mailboxId) => underWay.has(mailboxId),
    onUnderWay(listener) {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    waitFor(turn) {
      turns.add(turn);
      return () => turns.delete(turn);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
