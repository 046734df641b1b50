import { textArgument } from '../imap-arguments.ts';
import { type ImapCommand, type ImapRequest, type ImapSession, say } from '../imap-session.ts';
import type { Credential } from '../sign-in.ts';
import { judge, maySendPassword, refuse, welcome } from './sign-in-outcome.ts';

interface Claim {
  readonly username: string;
  readonly credential: Credential;
}

/** Asks for what a mechanism needs and reads it; `null` where the client gives up or makes no sense. */
type Mechanism = (session: ImapSession, initialResponse: string | null) => Promise<Claim | null>;

const MECHANISMS: Readonly<Record<string, Mechanism>> = {
  PLAIN: async (session, initial) => {
    const [, username, secret] = decode(initial ?? (await challenge(session, ''))).split('\0');
    return username && secret !== undefined ? { username, credential: { kind: 'password', secret } } : null;
  },
  LOGIN: async (session, initial) => {
    const username = decode(initial ?? (await challenge(session, 'VXNlcm5hbWU6')));
    const secret = decode(await challenge(session, 'UGFzc3dvcmQ6'));
    return username === '' ? null : { username, credential: { kind: 'password', secret } };
  },
  XOAUTH2: async (session, initial) => readToken(decode(initial ?? (await challenge(session, ''))), 'user='),
  // GS2 header of RFC 7628 section 3.1.
  OAUTHBEARER: async (session, initial) =>
    readToken(decode(initial ?? (await challenge(session, ''))), 'n,a='),
};

/** AUTHENTICATE (RFC 3501 section 6.2.2) with PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER, with or without SASL-IR (RFC 4959). */
export const authenticate: ImapCommand = {
  stage: 'login',
  needs: 'nothing',
  async run(session, request) {
    const mechanism = MECHANISMS[textArgument(request.arguments[0])?.toUpperCase() ?? ''];
    if (mechanism === undefined) {
      say(session, `${request.tag} NO Unsupported authentication mechanism.`);
      return;
    }
    if (!maySendPassword(session, request)) return;
    const initial = textArgument(request.arguments[1]);
    // RFC 4959: a lone equals sign stands for an empty response.
    const claim = await mechanism(session, initial === '=' ? '' : initial);
    if (claim === null) say(session, `${request.tag} BAD Invalid SASL argument.`);
    else await decide(session, request, claim);
  },
};

async function decide(
  session: ImapSession,
  request: ImapRequest,
  { username, credential }: Claim,
): Promise<void> {
  const refusal = judge(session, username, credential);
  if (refusal === null) {
    welcome(session, request, username, credential);
    return;
  }
  const { tokenChallenge } = session.personality.imap;
  if (credential.kind === 'token' && tokenChallenge !== null) {
    await challenge(session, Buffer.from(JSON.stringify(tokenChallenge)).toString('base64'));
  }
  refuse(session, request, refusal);
}

async function challenge(session: ImapSession, text: string): Promise<string> {
  say(session, `+ ${text}`);
  return (await session.wire.readLine()) ?? '';
}

/** Both token mechanisms are fields parted by ^A, the user first. */
function readToken(response: string, userPrefix: string): Claim | null {
  const fields = response.split('\u0001');
  const user = fields.find((field) => field.startsWith(userPrefix))?.slice(userPrefix.length);
  const bearer = fields.find((field) => /^auth=Bearer /i.test(field))?.slice('auth=Bearer '.length);
  if (!user || !bearer) return null;
  return { username: user.replace(/,$/, ''), credential: { kind: 'token', token: bearer } };
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString();
}
