import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { type HoldingParts, holdSentinel } from './sentinel.ts';
import {
  afterEnd,
  mayOpen,
  NO_SENTINEL_RECORD,
  type SentinelEnd,
  type SentinelRecord,
} from './sentinel-back-off.ts';
import type { GuardedMailbox } from './sentinel-sign-in.ts';

/** One connection per mailbox that stays open, so that a cut session and a sent message are known within seconds. */
export interface Sentinels {
  /**
   * Which mailboxes are to be guarded from now on: opens what is missing, a few at a time, and closes what is not named.
   * A connection that ended comes back only by a later call, once its rest is over and, where its end called for a
   * check, a check has proven the mailbox since. Cheap where nothing changed.
   */
  guard(mailboxes: readonly Mailbox[]): void;
  /** How many hold a connection now. */
  open(): number;
  /**
   * Resolves once no sentinel is signing in to the mailbox, within 30 seconds. A check that began meanwhile would take
   * the rejection that is set aside for that sign-in for one that was given.
   */
  afterSignIn(mailboxId: string): Promise<void>;
  /** Closes all; resolves when their sockets are gone. */
  stop(): Promise<void>;
}

/** What the sentinels work with. */
export interface SentinelParts extends HoldingParts {
  readonly memory: Memory;
  readonly random: () => number;
  /** Called at once when the mailbox should be checked: its connection was cut, or its sign-in refused. */
  readonly onCut: (mailbox: Mailbox) => void;
  /** Told of what keeps a sentinel from its work, e.g. a full disk: it rests, then tries again. */
  readonly onTrouble: (error: unknown) => void;
}

/** At most five sign-ins a second, and four at once: the lanes are there for the checks first. */
const GAP_MS = 200;
const MOST_SIGNING_IN = 4;
/** How long the record of a mailbox is kept that is not named any more. */
const FORGET_AFTER_MS = 24 * 60 * 60_000;

/** One connection, on its way up or open. */
interface Holding {
  readonly access: string;
  readonly abort: AbortController;
  /** Resolves once it is signed in, or over. */
  readonly signedIn: PromiseWithResolvers<void>;
  step: 'waiting' | 'signing-in' | 'open' | 'over';
  done: Promise<void>;
}

/** What is known of one mailbox. */
interface Post {
  mailbox: GuardedMailbox;
  /** How the connection would be made now; see {@link accessOf}. */
  access: string;
  record: SentinelRecord;
  holding: Holding | null;
}

/** Opens nothing until mailboxes are named. */
export function openSentinels(parts: SentinelParts): Sentinels {
  const { memory } = parts;
  const posts = new Map<string, Post>();
  let waiting: Post[] = [];
  let gap: NodeJS.Timeout | undefined;
  let signingIn = 0;
  let isStopped = false;
  const nowMs = () => parts.now().getTime();

  function openNext(): void {
    if (gap !== undefined || signingIn >= MOST_SIGNING_IN) return;
    const next = waiting.findIndex(({ holding }) => holding === null);
    const [post] = next === -1 ? [] : waiting.splice(next, 1);
    if (post === undefined) return;
    post.holding = open(post);
    gap = setTimeout(() => {
      gap = undefined;
      openNext();
    }, GAP_MS);
  }

  function open(post: Post): Holding {
    const holding: Holding = {
      access: post.access,
      abort: new AbortController(),
      signedIn: Promise.withResolvers(),
      step: 'waiting',
      done: Promise.resolve(),
    };
    signingIn += 1;
    holding.signedIn.promise.then(() => {
      signingIn -= 1;
      openNext();
    });
    holding.done = hold(post, holding);
    return holding;
  }

  async function hold(post: Post, holding: Holding): Promise<void> {
    let end: SentinelEnd = { kind: 'not-opened' };
    try {
      end = await holdSentinel(post.mailbox, parts, {
        signal: holding.abort.signal,
        onStep: (step) => {
          holding.step = step;
          if (step === 'open') holding.signedIn.resolve();
        },
      });
    } catch (error) {
      parts.onTrouble(error);
    } finally {
      holding.step = 'over';
      holding.signedIn.resolve();
      post.holding = null;
      if (post.access === holding.access) settle(post, end);
      openNext();
    }
  }

  function settle(post: Post, end: SentinelEnd): void {
    const { record, callsForCheck } = afterEnd(post.record, end, { at: nowMs(), random: parts.random() });
    post.record = record;
    if (callsForCheck && !isStopped) parts.onCut(post.mailbox);
  }

  function isDue({ mailbox, access, record, holding }: Post): boolean {
    if (holding !== null && holding.access === access) return false;
    if (parts.isBeingChecked?.(mailbox) === true) return false;
    return mayOpen(record, { now: nowMs(), lastProofAt: () => memory.standings.of(mailbox.id).lastProofAt });
  }

  /** Where the mailbox is bound anew, its old connection is closed and what was known of it means nothing. */
  function postOf(mailbox: GuardedMailbox): Post {
    const access = accessOf(mailbox);
    const post = posts.get(mailbox.id) ?? { mailbox, access, record: NO_SENTINEL_RECORD, holding: null };
    posts.set(mailbox.id, post);
    if (post.access !== access) {
      post.holding?.abort.abort();
      post.record = NO_SENTINEL_RECORD;
    }
    return Object.assign(post, { mailbox, access });
  }

  return {
    guard(mailboxes) {
      if (isStopped) return;
      const named = new Map(mailboxes.filter(hasImap).map((mailbox) => [mailbox.id, mailbox]));
      for (const [id, { holding, record }] of posts) {
        if (named.has(id)) continue;
        if (holding !== null) holding.abort.abort();
        else if (nowMs() > record.endedAt + FORGET_AFTER_MS) posts.delete(id);
      }
      waiting = [...named.values()].map(postOf).filter(isDue);
      openNext();
    },
    open: () => [...posts.values()].filter(({ holding }) => holding?.step === 'open').length,
    async afterSignIn(mailboxId) {
      const holding = posts.get(mailboxId)?.holding;
      if (holding?.step === 'signing-in') await holding.signedIn.promise;
    },
    async stop() {
      isStopped = true;
      waiting = [];
      clearTimeout(gap);
      const held = [...posts.values()].flatMap(({ holding }) => holding ?? []);
      for (const { abort } of held) abort.abort();
      await Promise.all(held.map(({ done }) => done));
    },
  };
}

function hasImap(mailbox: Mailbox): mailbox is GuardedMailbox {
  return mailbox.imap !== null;
}

/** All that the connection is made with. A new secret has a new id. */
function accessOf({ imap, username, caFile, signInMethod, secretId }: GuardedMailbox): string {
  return JSON.stringify([imap, username, caFile, signInMethod, secretId]);
}
