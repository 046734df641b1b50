import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthority } from '../../electron/demo/certificates.ts';
import { formatServerUrl, type Protocol, type ServerAddress } from '../../electron/mailbox/server-address.ts';
import { prepareDovecot, type TokenMechanism } from './dovecot.ts';
import { findFreePorts } from './free-port.ts';
import { replacePasswdFile, writePasswdFile } from './passwd-file.ts';
import { preparePostfix } from './postfix.ts';
import { type Rejections, settledRejections } from './rejections.ts';
import { requireTools } from './requirements.ts';
import { createTempFolder } from './temp-folder.ts';

type Secured = 'tls' | 'starttls';

/** What to start. */
export interface MailServerOptions {
  /** Password by address; or how many of {@link numberedUsers} there shall be. */
  readonly users: Readonly<Record<string, string>> | number;
  /** Users whose mail Postfix accepts and Dovecot never shows. */
  readonly astray?: readonly string[];
  /** Whose tokens are good for signing in, beside the passwords. */
  readonly identityProvider?: { readonly introspectionUrl: string };
  /** Both by default. */
  readonly tokenMechanisms?: readonly TokenMechanism[];
}

/** Dovecot and Postfix on 127.0.0.1, with the same users, certificate and mail. */
export interface MailServer {
  readonly host: '127.0.0.1';
  readonly servers: Readonly<Record<Protocol, Readonly<Record<Secured, ServerAddress>>>>;
  /** As the command line takes them, e.g. `urls.imap.tls` is `imaps://127.0.0.1:20001`. */
  readonly urls: Readonly<Record<Protocol, Readonly<Record<Secured, string>>>>;
  /** PEM file of the authority that signed the servers' certificate. */
  readonly caFile: string;
  /** The same as text. */
  readonly caPem: string;
  /** Password by address, as it is now. */
  users(): Readonly<Record<string, string>>;
  /** Resolves when both servers take the new password and refuse the old one: within a second. */
  setPassword(user: string, password: string): Promise<void>;
  stopImap(): Promise<void>;
  startImap(): Promise<void>;
  stopSmtp(): Promise<void>;
  startSmtp(): Promise<void>;
  /** Sign-ins refused since the start, by the servers' own logs. */
  rejections(): Promise<Rejections>;
  /** Cuts a user's IMAP sessions; `false` where there were none. */
  kick(user: string): Promise<boolean>;
  /** Ends both servers and removes all they have written. */
  stop(): Promise<void>;
}

/** `user1@example.com` with `password-1`, and so on. */
export function numberedUsers(count: number): Record<string, string> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return Object.fromEntries(numbers.map((number) => [`user${number}@example.com`, `password-${number}`]));
}

/** Starts both servers with fresh folders and free ports, and resolves when all four ports greet. */
export async function startMailServer({
  users,
  astray = [],
  identityProvider,
  tokenMechanisms = ['xoauth2', 'oauthbearer'],
}: MailServerOptions): Promise<MailServer> {
  requireTools(['dovecot', 'doveadm', 'postconf']);
  const { path: folder, remove } = await createTempFolder('mail');
  const passwords = new Map(Object.entries(typeof users === 'number' ? numberedUsers(users) : users));
  const passwdFile = join(folder, 'passwd');
  await writePasswdFile(passwdFile, passwords);
  const [imapTls = 0, imapStarttls = 0, smtpTls = 0, smtpStarttls = 0] = await findFreePorts(4);
  const common = { folder, ...(await issueCertificate(folder)), ...(await createMailFolder(folder)) };

  const dovecot = await prepareDovecot({
    ...common,
    ports: { tls: imapTls, starttls: imapStarttls },
    passwdFile,
    tokens:
      identityProvider === undefined
        ? null
        : { introspectionUrl: identityProvider.introspectionUrl, mechanisms: tokenMechanisms },
  });
  const postfix = await preparePostfix({
    ...common,
    ports: { tls: smtpTls, starttls: smtpStarttls },
    authSocket: dovecot.authSocket,
    addresses: [...passwords.keys()],
    astray,
  });
  const stop = async () => {
    await Promise.all([dovecot.stop(), postfix.stop()]);
    await remove();
  };
  try {
    // Postfix's smtpd gives up for a minute where it finds no Dovecot to ask for mechanisms.
    await dovecot.start();
    await postfix.start();
  } catch (error) {
    await stop();
    throw error;
  }

  const imap = addresses(imapTls, imapStarttls);
  const smtp = addresses(smtpTls, smtpStarttls);
  return {
    host: '127.0.0.1',
    servers: { imap, smtp },
    urls: { imap: urls('imap', imap), smtp: urls('smtp', smtp) },
    caFile: common.caFile,
    caPem: common.caPem,
    users: () => Object.fromEntries(passwords),
    async setPassword(user, password) {
      if (!passwords.has(user)) throw new Error(`The mail server has no user ${user}.`);
      passwords.set(user, password);
      await replacePasswdFile(passwdFile, passwords);
    },
    stopImap: dovecot.stop,
    startImap: dovecot.start,
    stopSmtp: postfix.stop,
    startSmtp: postfix.start,
    rejections: () =>
      settledRejections(async () => ({ dovecot: await dovecot.log(), postfix: await postfix.log() })),
    kick: dovecot.kick,
    stop,
  };
}

async function issueCertificate(folder: string) {
  const authority = await createAuthority('Mailvitals test authority');
  const { certificatePem, keyPem } = await authority.issue({ hosts: ['localhost', '127.0.0.1'] });
  const caFile = join(folder, 'ca.pem');
  const certificateFile = join(folder, 'certificate.pem');
  const keyFile = join(folder, 'key.pem');
  await writeFile(caFile, authority.certificatePem);
  await writeFile(certificateFile, certificatePem);
  await writeFile(keyFile, keyPem, { mode: 0o600 });
  return { caFile, caPem: authority.certificatePem, certificateFile, keyFile };
}

/** Mail belongs to Debian's own `mail` user: neither server runs mail as root. */
async function createMailFolder(folder: string) {
  const mailUser = 'mail';
  const entry = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((line) => line.startsWith(`${mailUser}:`));
  const [, , mailUid = NaN, mailGid = NaN] = entry?.split(':').map(Number) ?? [];
  const mailFolder = join(folder, 'mail');
  await mkdir(mailFolder);
  await chown(mailFolder, mailUid, mailGid);
  return { mailFolder, mailUser, mailUid, mailGid };
}

function addresses(tls: number, starttls: number): Record<Secured, ServerAddress> {
  return {
    tls: { host: '127.0.0.1', port: tls, security: 'tls' },
    starttls: { host: '127.0.0.1', port: starttls, security: 'starttls' },
  };
}

function urls(protocol: Protocol, of: Record<Secured, ServerAddress>): Record<Secured, string> {
  return { tls: formatServerUrl(protocol, of.tls), starttls: formatServerUrl(protocol, of.starttls) };
}
