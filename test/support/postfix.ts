import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Daemon, startDaemon } from './daemon.ts';
import { readGreeting } from './greeting.ts';
import { waitUntil } from './wait-until.ts';

/** What a Postfix of the tests is made of. */
export interface PostfixOptions {
  readonly folder: string;
  readonly ports: { readonly tls: number; readonly starttls: number };
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly caPem: string;
  /** Where Dovecot says whether a password is right. */
  readonly authSocket: string;
  /** Addresses that mail is delivered to; for all others it is refused. */
  readonly addresses: readonly string[];
  /** Of these, the ones whose mail is delivered where no IMAP server looks. */
  readonly astray: readonly string[];
  /** Each address gets a Maildir in its folder below this one. */
  readonly mailFolder: string;
  /** Numeric owner of all mail. */
  readonly mailUid: number;
  readonly mailGid: number;
}

/** A real submission server. */
export interface Postfix {
  start(): Promise<void>;
  stop(): Promise<void>;
  log(): Promise<string>;
}

/** Seconds since 1970. */
const LONG_AGO = 1_000_000_000;

const QUEUES =
  'active bounce corrupt defer deferred flush hold incoming maildrop pid private public saved trace';

/** Prepares a Postfix 3.7 that lives in the folder and delivers to nobody else; call `start` to run it. */
export async function preparePostfix(options: PostfixOptions): Promise<Postfix> {
  const { folder, ports, caPem } = options;
  const configFolder = join(folder, 'postfix');
  const queueFolder = join(folder, 'queue');
  const logFile = join(folder, 'postfix.log');
  let daemon: Daemon | null = null;
  await createFolders(configFolder, queueFolder, join(folder, 'data'));
  await writeFile(logFile, '');
  const files = {
    'main.cf': mainConfiguration(options, { queueFolder, logFile }),
    'master.cf': services(ports),
    mailboxes: options.addresses
      .map((address) => `${address} ${address}/${options.astray.includes(address) ? 'Astray' : 'Maildir'}/\n`)
      .join(''),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(configFolder, name);
    await writeFile(path, text);
    // Postfix does not read on until a file has been left alone for 2 seconds.
    await utimes(path, LONG_AGO, LONG_AGO);
  }
  const { stdout: daemonFolder } = await promisify(execFile)('postconf', ['-d', '-h', 'daemon_directory']);
  const log = () => readFile(logFile, 'utf8');

  return {
    log,
    async start() {
      // Its own master rather than “postfix start”, whose checks of the whole installation take 2 seconds.
      const started = startDaemon(join(daemonFolder.trim(), 'master'), ['-d', '-c', configFolder], {
        ports: [ports.tls, ports.starttls],
      });
      daemon = started;
      const evidence = async () => `${started.output()}\n${await log()}`;
      for (const greetingAt of [
        { port: ports.tls, ca: caPem },
        { port: ports.starttls, ca: null },
      ]) {
        await waitUntil(
          async () => started.isRunning() && (await readGreeting(greetingAt))?.startsWith('220 '),
          { what: `Postfix on port ${greetingAt.port}`, evidence },
        );
      }
    },
    async stop() {
      await daemon?.stop('SIGKILL');
      daemon = null;
    },
  };
}

/** As Postfix's own installer leaves them (postfix-files). */
async function createFolders(configFolder: string, queueFolder: string, dataFolder: string): Promise<void> {
  await Promise.all([mkdir(configFolder), mkdir(queueFolder), mkdir(dataFolder)]);
  const owned = QUEUES.split(' ').map((name) => join(queueFolder, name));
  await Promise.all(owned.map((path) => mkdir(path)));
  await promisify(execFile)('chown', ['postfix', dataFolder, ...owned]);
  await promisify(execFile)('chown', ['root', join(queueFolder, 'pid')]);
  await promisify(execFile)('chgrp', [
    'postdrop',
    join(queueFolder, 'maildrop'),
    join(queueFolder, 'public'),
  ]);
  await chmod(join(queueFolder, 'maildrop'), 0o730);
  await chmod(join(queueFolder, 'public'), 0o2710);
}

function mainConfiguration(
  options: PostfixOptions,
  { queueFolder, logFile }: { queueFolder: string; logFile: string },
): string {
  const domains = new Set(options.addresses.map((address) => address.slice(address.indexOf('@') + 1)));
  return `
compatibility_level = 3.6
queue_directory = ${queueFolder}
data_directory = ${join(options.folder, 'data')}
maillog_file = ${logFile}
maillog_file_prefixes = ${options.folder}
myhostname = localhost
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
alias_maps =
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
default_process_limit = 100
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = ${options.keyFile}, ${options.certificateFile}
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${options.authSocket}
smtpd_sasl_security_options = noanonymous
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_client_auth_rate_limit = 0
smtpd_client_message_rate_limit = 0
smtpd_client_recipient_rate_limit = 0
smtpd_client_new_tls_session_rate_limit = 0
smtpd_error_sleep_time = 0
virtual_mailbox_domains = ${[...domains].join(', ')}
virtual_mailbox_base = ${options.mailFolder}
virtual_mailbox_maps = texthash:${join(options.folder, 'postfix', 'mailboxes')}
virtual_mailbox_limit = 0
virtual_minimum_uid = 1
virtual_uid_maps = static:${options.mailUid}
virtual_gid_maps = static:${options.mailGid}
`;
}

/** Columns: service, type, private, unprivileged, chroot, wake-up, process limit, command (master(5)). */
function services(ports: PostfixOptions['ports']): string {
  return `
127.0.0.1:${ports.starttls} inet n - n - - smtpd
127.0.0.1:${ports.tls} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
}
