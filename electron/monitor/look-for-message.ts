import { ImapSessionError } from '../probe/imap-session-error.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import type { ProbeFailure } from '../probe/probe-result.ts';
import { findAllMailFolder, findJunkFolder } from './junk-folder.ts';
import { pauseBefore, type SendTestLimits } from './send-test-limits.ts';

/** What is looked for. */
export interface SoughtMessage {
  /** With its angle brackets. */
  readonly messageId: string;
  /** Tells it apart where the server gave it another id. */
  readonly fingerprint: string;
}

/** Where a message may arrive, and what was there before it was sent. */
export interface Places {
  readonly inbox: Place;
  readonly junk: Place | null;
  readonly allMail: Place | null;
}

interface Place {
  readonly path: string;
  readonly uidNext: number;
}

/** How the looking ended. */
export type LookEnd =
  | {
      readonly kind: 'found';
      readonly folder: string;
      /** The id it is filed under; `null` where the server gave it another one, or none, that it does not tell. */
      readonly messageId: string | null;
    }
  | { readonly kind: 'time-is-up' }
  | { readonly kind: 'cancelled' }
  /** The connection ended, or the server refused to look. */
  | { readonly kind: 'lost'; readonly failure: ProbeFailure };

/** Notes where the message may arrive, before it is sent. Rejects with an `ImapSessionError`. */
export async function findPlaces(session: ImapSession): Promise<Places> {
  const folders = await session.folders();
  const placeOf = async (path: string | null): Promise<Place | null> => {
    if (path === null) return null;
    try {
      return { path, uidNext: (await session.stateOf(path)).uidNext };
    } catch (error) {
      // One place less to look in; a connection that is gone says so again below.
      if (error instanceof ImapSessionError) return null;
      throw error;
    }
  };
  const junk = await placeOf(findJunkFolder(folders));
  const allMail = await placeOf(findAllMailFolder(folders));
  const { path, uidNext } = await session.examine('INBOX');
  return { inbox: { path, uidNext }, junk, allMail };
}

/**
 * Looks in every place at growing intervals over the one connection, until it is found or the time is up. In between it
 * waits in the inbox, so that a server with IDLE tells at once what arrives there.
 */
export async function lookForMessage(
  session: ImapSession,
  sought: SoughtMessage,
  { places, limits, cancelled }: { places: Places; limits: SendTestLimits; cancelled?: AbortSignal },
): Promise<LookEnd> {
  const startedAt = performance.now();
  const elapsedMs = () => performance.now() - startedAt;
  // A command that is under way ends with its connection.
  const close = () => session.close();
  const signal = cancelled ?? new AbortController().signal;
  cancelled?.addEventListener('abort', close, { once: true });
  try {
    for (let number = 1; ; number += 1) {
      cancelled?.throwIfAborted();
      const pauseMs = pauseBefore({ number, elapsedMs: elapsedMs() }, limits);
      const all = elapsedMs() >= limits.allMailAfterMs || pauseMs === null ? places.allMail : null;
      for (const place of [places.junk, places.inbox, all]) {
        const found = place && (await findIn(session, place, sought));
        if (found) return { kind: 'found', folder: place.path, ...found };
      }
      if (pauseMs === null) return { kind: 'time-is-up' };
      await session.waitForChange({ signal, maxMs: pauseMs });
    }
  } catch (error) {
    if (cancelled?.aborted === true) return { kind: 'cancelled' };
    if (error instanceof ImapSessionError) return { kind: 'lost', failure: error.failure };
    throw error;
  } finally {
    cancelled?.removeEventListener('abort', close);
  }
}

/** By its id where the server kept it, else among what has come since. Examining anew shows what has come. */
async function findIn(
  session: ImapSession,
  place: Place,
  { messageId, fingerprint }: SoughtMessage,
): Promise<{ readonly messageId: string | null } | null> {
  const { uidNext } = await session.examine(place.path);
  if ((await session.findMessage(messageId)) !== null) return { messageId };
  let found: { readonly messageId: string | null } | null = null;
  for await (const message of session.messages(place.uidNext, uidNext - 1)) {
    if (message.fingerprint === fingerprint) found = { messageId: message.messageId };
  }
  return found;
}
