import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Account, createAccount } from '../../electron/demo/account.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import type { Personality } from '../../electron/demo/personality.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import type { Protocol, Security, ServerAddress } from '../../electron/mailbox/server-address.ts';
import { sampleMailbox } from './sample-mailbox.ts';
import { createTempFolder, type TempFolder } from './temp-folder.ts';

/** The one account of the provider. */
export const ADDRESS = 'you@example.com';
export const PASSWORD = 'a-Secret/7713';

/** A simulated provider without peculiarities, with one account, in good order at the start of each test. */
export interface PlainProvider {
  readonly running: SimulatedProvider;
  readonly account: Account;
  /** Absolute path of its authority. */
  readonly caFile: string;
  server(protocol: Protocol, security?: Security): ServerAddress;
  /** Its account’s mailbox as the app stores it. */
  mailbox(changes?: Partial<Mailbox>): Mailbox;
  /** Commands that one protocol has seen since the test began. */
  commands(protocol: Protocol): readonly string[];
}

/** Starts the provider before the tests of a file and stops it after them. Read its fields within tests only. */
export function providePlainProvider(changes: Partial<Personality> = {}): PlainProvider {
  const personality: Personality = { ...plain, ...changes };
  const account = createAccount({ address: ADDRESS, password: PASSWORD }, personality.folders);
  let folder: TempFolder;
  let running: SimulatedProvider;
  beforeAll(async () => {
    folder = await createTempFolder('plain');
    running = await startSimulatedProvider({ personality, accounts: [account] });
    writeFileSync(join(folder.path, 'ca.pem'), running.authorityPem);
  });
  afterEach(async () => {
    account.password = PASSWORD;
    account.throttled = false;
    for (const protocol of ['imap', 'smtp'] as const) {
      await running.setFault(protocol, null);
      running.dropConnections(protocol);
      const { traffic } = running;
      Object.assign(traffic[protocol], { connections: 0, signIns: 0, rejectedSignIns: 0 });
      traffic[protocol].sessions.length = 0;
    }
  });
  afterAll(async () => {
    await running?.stop();
    await folder?.remove();
  });
  const server: PlainProvider['server'] = (protocol, security = 'tls') => ({
    host: 'localhost',
    port: running[protocol][security === 'tls' ? 'tls' : 'starttls'],
    security,
  });
  const caFile = () => join(folder.path, 'ca.pem');
  return {
    get running() {
      return running;
    },
    account,
    get caFile() {
      return caFile();
    },
    server,
    mailbox: (mailboxChanges = {}) =>
      sampleMailbox(1, {
        address: ADDRESS,
        username: ADDRESS,
        providerId: 'custom',
        imap: server('imap'),
        smtp: server('smtp'),
        caFile: caFile(),
        ...mailboxChanges,
      }),
    commands: (protocol) => running.traffic[protocol].sessions.flatMap(({ commands }) => commands),
  };
}
