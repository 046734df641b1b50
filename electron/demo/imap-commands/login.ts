import { textArgument } from '../imap-arguments.ts';
import { type ImapCommand, say } from '../imap-session.ts';
import { judge, maySendPassword, refuse, welcome } from './sign-in-outcome.ts';

/** LOGIN (RFC 3501 section 6.2.3). */
export const login: ImapCommand = {
  stage: 'login',
  needs: 'nothing',
  run(session, request) {
    const username = textArgument(request.arguments[0]);
    const secret = textArgument(request.arguments[1]);
    if (username === null || secret === null) {
      say(session, `${request.tag} BAD Command Argument Error. 11`);
      return;
    }
    if (!maySendPassword(session, request)) return;
    const credential = { kind: 'password', secret } as const;
    const refusal = judge(session, username, credential);
    if (refusal === null) welcome(session, request, username, credential);
    else refuse(session, request, refusal);
  },
};
