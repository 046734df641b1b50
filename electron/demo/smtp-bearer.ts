/** What is used of the library's connection. */
interface AuthenticatingConnection {
  handler_AUTH(command: Buffer, callback: () => void): void;
}

/** Lets a connection take OAUTHBEARER too, of which the library knows nothing. */
export function takeBearer(connection: AuthenticatingConnection): void {
  const authenticate = connection.handler_AUTH.bind(connection);
  connection.handler_AUTH = (command, callback) =>
    authenticate(Buffer.from(asXOAuth2(String(command))), callback);
}

/**
 * An AUTH command of the standard (RFC 7628) as XOAUTH2, the one way of the SMTP library to take a token; any other command
 * as it is. The token has to come with the command, as every mail program sends it.
 */
function asXOAuth2(command: string): string {
  const [, response] = /^AUTH OAUTHBEARER (\S+)$/i.exec(command.trim()) ?? [];
  if (response === undefined) return command;
  const fields = Buffer.from(response, 'base64').toString().split('\u0001');
  const user = /^n,a=(.*),$/.exec(fields[0] ?? '')?.[1] ?? '';
  const bearer = fields.find((field) => /^auth=/i.test(field)) ?? '';
  // RFC 5801 section 4.
  const name = user.replaceAll('=2C', ',').replaceAll('=3D', '=');
  return `AUTH XOAUTH2 ${Buffer.from(`user=${name}\u0001${bearer}\u0001\u0001`).toString('base64')}`;
}
