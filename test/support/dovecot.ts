import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Daemon, startDaemon } from './daemon.ts';
import { readGreeting } from './greeting.ts';
import { waitUntil } from './wait-until.ts';

/** What a Dovecot of the tests is made of. */
export interface DovecotOptions {
  readonly folder: string;
  readonly ports: { readonly tls: number; readonly starttls: number };
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly caPem: string;
  readonly passwdFile: string;
  /** Who may sign in with a token; `null`: nobody. */
  readonly tokens: TokenCheck | null;
  /** Holds one folder per user. */
  readonly mailFolder: string;
  /** Owner of all mail. */
  readonly mailUser: string;
}

/** How tokens are judged. */
export interface TokenCheck {
  /** Where an identity provider says whose token it is, with credentials in the address. */
  readonly introspectionUrl: string;
  readonly mechanisms: readonly TokenMechanism[];
}

/** A way to sign in with a token, as Dovecot writes it. */
export type TokenMechanism = 'xoauth2' | 'oauthbearer';

/** A real IMAP server. */
export interface Dovecot {
  /** Socket on which Postfix asks whether a password is right. */
  readonly authSocket: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  log(): Promise<string>;
  /** Cuts the sessions of a user, as a server does that revokes them; `false` where there were none. */
  kick(user: string): Promise<boolean>;
}

/** `doveadm kick` found no session (sysexits.h, EX_NOHOST). */
const NO_SESSION = 68;

/** How long the identity provider may take; Dovecot itself would wait without end. */
const TOKEN_CHECK_MS = 2_000;

/** Prepares a Dovecot 2.3 that lives in the folder; call `start` to run it. */
export async function prepareDovecot(options: DovecotOptions): Promise<Dovecot> {
  const { folder, ports, caPem, tokens } = options;
  const configFile = join(folder, 'dovecot.conf');
  const tokenFile = join(folder, 'dovecot-oauth2.conf.ext');
  const logFile = join(folder, 'dovecot.log');
  const baseFolder = join(folder, 'run');
  let daemon: Daemon | null = null;
  await writeFile(logFile, '');
  await writeFile(configFile, configuration(options, { baseFolder, logFile, tokenFile }));
  if (tokens !== null) await writeFile(tokenFile, tokenConfiguration(tokens));
  const log = () => readFile(logFile, 'utf8');

  return {
    authSocket: join(baseFolder, 'auth-postfix'),
    log,
    async start() {
      // A socket left from the last run would hold up the first sign-in for 5 seconds.
      await rm(baseFolder, { recursive: true, force: true });
      await mkdir(baseFolder);
      const started = startDaemon('dovecot', ['-F', '-c', configFile], {
        ports: [ports.tls, ports.starttls],
      });
      daemon = started;
      const evidence = async () => `${started.output()}\n${await log()}`;
      for (const greetingAt of [
        { port: ports.tls, ca: caPem },
        { port: ports.starttls, ca: null },
      ]) {
        await waitUntil(
          async () => started.isRunning() && (await readGreeting(greetingAt))?.startsWith('* OK'),
          { what: `Dovecot on port ${greetingAt.port}`, evidence },
        );
      }
    },
    async stop() {
      // SIGTERM takes Dovecot 3 seconds.
      await daemon?.stop('SIGKILL');
      daemon = null;
    },
    async kick(user) {
      try {
        await promisify(execFile)('doveadm', ['-c', configFile, 'kick', user]);
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === NO_SESSION) return false;
        throw error;
      }
    },
  };
}

function configuration(
  { ports, certificateFile, keyFile, passwdFile, tokens, mailFolder, mailUser }: DovecotOptions,
  { baseFolder, logFile, tokenFile }: { baseFolder: string; logFile: string; tokenFile: string },
): string {
  return `
base_dir = ${baseFolder}
log_path = ${logFile}
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${certificateFile}
ssl_key = <${keyFile}
disable_plaintext_auth = yes
auth_mechanisms = ${['plain', 'login', ...(tokens?.mechanisms ?? [])].join(' ')}
auth_verbose = yes
auth_cache_size = 0
auth_failure_delay = 0
${tokens === null ? '' : tokenDatabase(tokens, tokenFile)}
passdb {
  driver = passwd-file
  # Else a password would do as a token.
  mechanisms = plain login
  args = scheme=PLAIN username_format=%u ${passwdFile}
}
userdb {
  driver = static
  args = uid=${mailUser} gid=${mailUser} home=${mailFolder}/%u allow_all_users=yes
}
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_fsync = never
mail_max_userip_connections = 0
# The kernel tells 128 sessions of a change (fs.inotify.max_user_instances); those beyond look by themselves.
mailbox_idle_check_interval = 1 sec
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
default_process_limit = 1100
default_client_limit = 4000
service anvil {
  # Else every sign-in after a refused one, good or bad, waits for up to 15 seconds.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  client_limit = 12000
  unix_listener auth-postfix {
    mode = 0666
  }
}
service imap-login {
  service_count = 0
  process_min_avail = 1
  process_limit = 4
  inet_listener imap {
    port = ${ports.starttls}
  }
  inet_listener imaps {
    port = ${ports.tls}
    ssl = yes
  }
}
service imap {
  service_count = 0
}
`;
}

/** Without its list of mechanisms every password would be sent to the identity provider, and a token do as one. */
function tokenDatabase({ mechanisms }: TokenCheck, tokenFile: string): string {
  return `
passdb {
  driver = oauth2
  mechanisms = ${mechanisms.join(' ')}
  args = ${tokenFile}
}`;
}

function tokenConfiguration({ introspectionUrl }: TokenCheck): string {
  return `
introspection_mode = post
introspection_url = ${introspectionUrl}
username_attribute = email
active_attribute = active
active_value = true
timeout_msecs = ${TOKEN_CHECK_MS}
`;
}
