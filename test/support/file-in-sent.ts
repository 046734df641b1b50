import { ImapFlow } from 'imapflow';
import type { MailServer } from './mail-server.ts';

/** A message to be filed. */
export interface Filing {
  readonly user: string;
  readonly password: string;
  /** With its angle brackets. */
  readonly messageId: string;
}

/** Files a message in the Sent folder over IMAP, as a mail program does once its message was accepted. */
export async function fileInSent(server: MailServer, { user, password, messageId }: Filing): Promise<void> {
  const { host, port } = server.servers.imap.tls;
  const client = new ImapFlow({
    host,
    port,
    secure: true,
    auth: { user, pass: password },
    logger: false,
    tls: { ca: server.caPem },
  });
  await client.connect();
  const message = `From: ${user}\r\nTo: someone@example.org\r\nMessage-ID: ${messageId}\r\nSubject: Hello\r\n\r\nHello\r\n`;
  await client.append('Sent', message, ['\\Seen']);
  await client.logout();
}
