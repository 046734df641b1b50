import { findFolder } from '../account.ts';
import { imapString, textArgument } from '../imap-arguments.ts';
import {
  fillIn,
  type ImapCommand,
  type ImapRequest,
  type ImapSession,
  say,
  tellCount,
} from '../imap-session.ts';
import type { Folder } from '../stored-mailbox.ts';

/** SELECT (RFC 3501 section 6.3.1). */
export const select: ImapCommand = {
  stage: 'open',
  needs: 'account',
  run: (session, request) => openFolder(session, request, '[READ-WRITE]'),
};

/** EXAMINE (RFC 3501 section 6.3.2). */
export const examine: ImapCommand = {
  stage: 'open',
  needs: 'account',
  run: (session, request) => openFolder(session, request, '[READ-ONLY]'),
};

/** CLOSE and UNSELECT leave the folder; nothing is ever expunged here. */
export const close: ImapCommand = {
  stage: 'open',
  needs: 'folder',
  run(session, { tag, name }) {
    session.selected = null;
    say(session, `${tag} OK ${name} completed.`);
  },
};

/** STATUS (RFC 3501 section 6.3.10). */
export const status: ImapCommand = {
  stage: 'count',
  needs: 'account',
  run(session, request) {
    const folder = requestedFolder(session, request);
    if (folder === null) return;
    const wanted = request.arguments[1];
    const items = (Array.isArray(wanted) ? wanted : [])
      .map((item) => String(item).toUpperCase())
      .flatMap((item) => (item in STATUS_ITEMS ? [`${item} ${STATUS_ITEMS[item]?.(folder)}`] : []));
    say(session, `* STATUS ${imapString(folder.name)} (${items.join(' ')})`);
    say(session, `${request.tag} OK STATUS completed.`);
  },
};

const STATUS_ITEMS: Readonly<Record<string, (folder: Folder) => number>> = {
  MESSAGES: (folder) => folder.messages.length,
  RECENT: () => 0,
  UNSEEN: () => 0,
  UIDNEXT: (folder) => folder.uidNext,
  UIDVALIDITY: (folder) => folder.uidValidity,
};

function openFolder(session: ImapSession, request: ImapRequest, access: string): void {
  const folder = requestedFolder(session, request);
  if (folder === null) return;
  session.selected = folder;
  tellCount(session);
  say(session, '* 0 RECENT');
  say(session, '* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft)');
  say(session, '* OK [PERMANENTFLAGS ()] Permanent flags');
  say(session, `* OK [UIDVALIDITY ${folder.uidValidity}] UIDVALIDITY value`);
  say(session, `* OK [UIDNEXT ${folder.uidNext}] The next unique identifier value`);
  say(session, `${request.tag} OK ${access} ${request.name} completed.`);
}

/** Says no, and returns `null`, where the folder may not or cannot be opened. */
function requestedFolder(session: ImapSession, request: ImapRequest): Folder | null {
  const { withoutId } = session.personality.imap;
  if (withoutId !== null && !session.identified) {
    say(session, `${request.tag} ${fillIn(withoutId, request, session)}`);
    return null;
  }
  const name = textArgument(request.arguments[0]) ?? '';
  const folder = session.account === null ? undefined : findFolder(session.account, name);
  if (folder === undefined) say(session, `${request.tag} NO [NONEXISTENT] ${name} doesn't exist.`);
  return folder ?? null;
}
