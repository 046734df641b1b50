import { imapString, textArgument } from '../imap-arguments.ts';
import { type ImapCommand, type ImapRequest, type ImapSession, say } from '../imap-session.ts';

/** LIST (RFC 3501 section 6.3.8); with roles where the provider tells them (RFC 6154). */
export const list: ImapCommand = {
  stage: 'open',
  needs: 'account',
  run: (session, request) => tellFolders(session, request, session.personality.advertisesSpecialUse),
};

/** XLIST, Google's forerunner of SPECIAL-USE, which always tells roles. */
export const xlist: ImapCommand = {
  stage: 'open',
  needs: 'account',
  run: (session, request) => tellFolders(session, request, true),
};

/** LSUB: everything is subscribed to. */
export const lsub: ImapCommand = {
  stage: 'open',
  needs: 'account',
  run: (session, request) => tellFolders(session, request, false),
};

function tellFolders(
  session: ImapSession,
  { tag, name, arguments: given }: ImapRequest,
  roles: boolean,
): void {
  const pattern = `${textArgument(given[0]) ?? ''}${textArgument(given[1]) ?? ''}`;
  if (pattern === '') {
    say(session, `* ${name} (\\Noselect) "/" ""`);
  }
  for (const folder of session.account?.folders ?? []) {
    if (!matches(folder.name, pattern)) continue;
    const role = roles && folder.specialUse !== null ? ` ${folder.specialUse}` : '';
    say(session, `* ${name} (\\HasNoChildren${role}) "/" ${imapString(folder.name)}`);
  }
  say(session, `${tag} OK ${name} completed.`);
}

/** `*` stands for anything, `%` for anything within one level. */
function matches(name: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('%', '[^/]*');
  return new RegExp(`^${source}$`, name === 'INBOX' ? 'i' : '').test(name);
}
