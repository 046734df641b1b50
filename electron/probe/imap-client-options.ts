import type { ProbeRequest } from './probe-request.ts';

/** Sent with ID (RFC 2971): NetEase opens no folder for a client without a name. */
const CLIENT_INFO = { name: 'Mailvitals', version: '1', vendor: 'Mailvitals' };

/** Longest line, literal and response that a healthy server has any reason to send before a sign-in. */
const BEFORE_SIGN_IN = { maxLineLength: 64 * 1024, maxLiteralSize: 2 ** 20, maxResponseSize: 2 ** 20 };

/** An envelope is one line: this is one of a message to some 40,000 recipients. */
const AFTER_SIGN_IN = { maxLineLength: 2 ** 22, maxLiteralSize: 2 ** 22, maxResponseSize: 2 ** 23 };

/** What the library is told beside its TLS options and logger. */
export function clientOptions({ server, signIn, timeoutMs }: ProbeRequest) {
  return {
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    doSTARTTLS: server.security === 'starttls',
    ...authOptions(signIn),
    clientInfo: CLIENT_INFO,
    // The one deadline rules; the library's own limits only must not come before it.
    connectionTimeout: timeoutMs * 2,
    greetingTimeout: timeoutMs * 2,
    socketTimeout: timeoutMs * 2,
    ...BEFORE_SIGN_IN,
    disableCompression: true,
    disableAutoEnable: true,
    disableAutoIdle: true,
  };
}

/** Widens the limits of the library's parser, which its types do not name; its line limit is fixed at the start else. */
export function widenLimits(client: object): void {
  const parser: unknown = Reflect.get(client, 'streamer');
  if (typeof parser === 'object' && parser !== null) {
    Object.assign(parser, AFTER_SIGN_IN);
  }
}

function authOptions(signIn: ProbeRequest['signIn']) {
  if ('withhold' in signIn) {
    return {};
  }
  return {
    auth:
      signIn.method === 'password'
        ? { user: signIn.username, pass: signIn.password }
        : { user: signIn.username, accessToken: signIn.accessToken },
  };
}
