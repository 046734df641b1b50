import { type ImapCommand, type ImapSession, say } from '../imap-session.ts';

/** What the server offers at this point of the conversation. */
export function offeredCapabilities(session: ImapSession): readonly string[] {
  const { imap, allowsPlainSignIn } = session.personality;
  if (session.account !== null) return imap.capabilities.afterSignIn;
  const offered = imap.capabilities.beforeSignIn;
  if (session.encrypted) return offered;
  const startTls = session.fault()?.kind === 'starttls-missing' ? [] : ['STARTTLS'];
  if (allowsPlainSignIn) return [...offered, ...startTls];
  const safe = offered.filter((name) => !name.startsWith('AUTH=') && name !== 'LOGINDISABLED');
  return [...safe, ...startTls, 'LOGINDISABLED'];
}

/** CAPABILITY (RFC 3501 section 6.1.1). */
export const capability: ImapCommand = {
  stage: 'capability',
  needs: 'nothing',
  run(session, { tag }) {
    say(session, `* CAPABILITY ${offeredCapabilities(session).join(' ')}`);
    say(session, `${tag} OK CAPABILITY completed.`);
  },
};
