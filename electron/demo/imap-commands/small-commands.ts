import { imapString } from '../imap-arguments.ts';
import { type ImapCommand, say, tellCount } from '../imap-session.ts';

/** NOOP (RFC 3501 section 6.1.2). */
export const noop: ImapCommand = {
  stage: 'open',
  needs: 'nothing',
  run(session, { tag }) {
    tellCount(session);
    say(session, `${tag} OK NOOP completed.`);
  },
};

/** LOGOUT (RFC 3501 section 6.1.3). */
export const logout: ImapCommand = {
  stage: 'logout',
  needs: 'nothing',
  run(session, { tag }) {
    say(session, `* BYE ${session.personality.imap.farewell}`);
    say(session, `${tag} OK LOGOUT completed.`);
  },
};

/** ID (RFC 2971). */
export const id: ImapCommand = {
  stage: 'identify',
  needs: 'nothing',
  run(session, { tag, arguments: [fields] }) {
    // `ID NIL` is no introduction: NetEase goes on to refuse.
    session.identified ||= Array.isArray(fields) && fields.length > 0;
    const { serverId } = session.personality.imap;
    say(session, `* ID ${serverId === null ? 'NIL' : `(${serverId.map(imapString).join(' ')})`}`);
    say(session, `${tag} OK ID completed`);
  },
};

/** NAMESPACE (RFC 2342). */
export const namespace: ImapCommand = {
  stage: 'open',
  needs: 'account',
  run(session, { tag }) {
    say(session, '* NAMESPACE (("" "/")) NIL NIL');
    say(session, `${tag} OK NAMESPACE completed.`);
  },
};

/** ENABLE (RFC 5161): nothing can be enabled. */
export const enable: ImapCommand = {
  stage: 'open',
  needs: 'account',
  run(session, { tag }) {
    say(session, '* ENABLED');
    say(session, `${tag} OK ENABLE completed.`);
  },
};
