import { ImapSessionError } from '../probe/imap-session-error.ts';
import type { FolderState } from '../probe/mail-folder.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import type { Provider } from '../provider/provider.ts';
import type { SendLedger } from './send-ledger.ts';
import type { SentCursor } from './sent-cursor.ts';
import { findSentFolder } from './sent-folder.ts';

/** Where the reading of a Sent folder starts. */
export interface SentStart {
  /** Where the reading goes on. */
  readonly cursor: SentCursor;
  /** What is to be read lies below. */
  readonly uidNext: number;
  /** Whether that is how the ledger has it already. */
  readonly isKnown: boolean;
}

/** Whose folder it is. */
export interface SentFolderOwner {
  readonly ledger: Pick<SendLedger, 'cursor'>;
  readonly mailboxId: string;
  readonly provider: Pick<Provider, 'sentFolder'>;
  readonly now: Date;
  /** Leaves the folder examined even where nothing is new, for whoever waits for changes in it. */
  readonly keepsOpen?: boolean;
}

/**
 * Finds the folder, the remembered one first, and opens it unless there is nothing to read; `null` where there is none.
 */
export async function openSentFolder(
  session: ImapSession,
  { ledger, mailboxId, provider, now, keepsOpen = false }: SentFolderOwner,
): Promise<SentStart | null> {
  const remembered = ledger.cursor(mailboxId);
  const look = (at: string) => (keepsOpen ? session.examine(at) : session.stateOf(at));
  const status = remembered && (await stateIfThere(look, remembered.path));
  if (remembered && status && !keepsOpen && isRead(remembered, status)) {
    return { cursor: remembered, uidNext: status.uidNext, isKnown: true };
  }
  const path = status?.path ?? findSentFolder(await session.folders(), provider);
  if (path === null) {
    return null;
  }
  const state = keepsOpen && status ? status : await session.examine(path);
  const oldestAt = remembered?.oldestAt ?? (state.messages === 0 ? null : await session.oldestAt());
  const goesOn =
    remembered?.path === path &&
    remembered.uidValidity === state.uidValidity &&
    // A folder restored from a backup gives numbers out again that others had.
    remembered.uidNext <= state.uidNext;
  const cursor = goesOn ? { ...remembered, oldestAt } : startAt(state, { oldestAt, now });
  return { cursor, uidNext: state.uidNext, isKnown: goesOn };
}

/** Whether all there is has been read. */
function isRead(cursor: SentCursor, { uidValidity, uidNext }: FolderState): boolean {
  return cursor.backfillBelow === null && cursor.uidValidity === uidValidity && cursor.uidNext === uidNext;
}

async function stateIfThere(
  look: (path: string) => Promise<FolderState>,
  path: string,
): Promise<FolderState | null> {
  try {
    return await look(path);
  } catch (error) {
    if (error instanceof ImapSessionError && error.failure.code === 'NotFound') {
      return null;
    }
    throw error;
  }
}

function startAt(
  { path, uidValidity, uidNext, messages }: FolderState,
  { oldestAt, now }: { readonly oldestAt: string | null; readonly now: Date },
): SentCursor {
  return {
    path,
    uidValidity,
    uidNext,
    backfillBelow: messages === 0 || uidNext <= 1 ? null : uidNext,
    backfilledTo: null,
    oldestAt,
    readAt: now.toISOString(),
  };
}
