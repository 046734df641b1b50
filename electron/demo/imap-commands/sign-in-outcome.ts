import { findAccount } from '../account.ts';
import { fillIn, type ImapRequest, type ImapSession, say } from '../imap-session.ts';
import { wordsFor } from '../personality.ts';
import { type Credential, isSwitchedOn, judgeSignIn, type SignInRefusal } from '../sign-in.ts';
import { offeredCapabilities } from './capability.ts';

/** Decides about the sign-in of this user name. */
export function judge(session: ImapSession, username: string, credential: Credential): SignInRefusal | null {
  const { imap } = session.personality;
  const account = findAccount(session.accounts, username);
  const refusal = judgeSignIn(account, credential, imap.passwords);
  if (refusal !== null || account === undefined) return refusal ?? 'rejected';
  return imap.whenSwitchedOff === 'refuse' && !isSwitchedOn(account, 'imap') ? 'protocol-off' : null;
}

/** Welcomes the user. */
export function welcome(
  session: ImapSession,
  request: ImapRequest,
  username: string,
  credential: Credential,
): void {
  session.account = findAccount(session.accounts, username) ?? null;
  session.accessToken = credential.kind === 'token' ? credential.token : null;
  session.traffic.signIns += 1;
  const { imap } = session.personality;
  if (imap.tellsCapabilitiesAfterSignIn) {
    say(session, `* CAPABILITY ${offeredCapabilities(session).join(' ')}`);
  }
  say(session, `${request.tag} OK ${fillIn(imap.signedIn, request, session)}`);
}

/** Refuses the user in the provider's words. */
export function refuse(session: ImapSession, request: ImapRequest, refusal: SignInRefusal): void {
  session.traffic.rejectedSignIns += 1;
  const words = wordsFor(session.personality.imap.refusals, refusal);
  say(session, `${request.tag} ${fillIn(words.reply, request, session)}`);
  if (words.bye !== undefined) {
    say(session, `* BYE ${words.bye}`);
    session.wire.end();
  }
}

/** Whether a password may be sent here at all; says no where it may not (RFC 3501 section 11.1). */
export function maySendPassword(session: ImapSession, request: ImapRequest): boolean {
  if (session.encrypted || session.personality.allowsPlainSignIn) return true;
  say(
    session,
    `${request.tag} NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure connections.`,
  );
  return false;
}
