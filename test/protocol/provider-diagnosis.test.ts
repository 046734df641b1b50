import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trySignIn } from '../../electron/binding/trial.ts';
import { type AccountStart, createAccount } from '../../electron/demo/account.ts';
import { type Authority, createAuthority } from '../../electron/demo/certificates.ts';
import { gmail } from '../../electron/demo/personalities/gmail.ts';
import { microsoft365 } from '../../electron/demo/personalities/microsoft365.ts';
import { netease163 } from '../../electron/demo/personalities/netease163.ts';
import { outlook } from '../../electron/demo/personalities/outlook.ts';
import { outlook2024 } from '../../electron/demo/personalities/outlook-2024.ts';
import { qq } from '../../electron/demo/personalities/qq.ts';
import type { Personality } from '../../electron/demo/personality.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import type { Cause, MailboxStatus } from '../../electron/diagnosis/cause.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const APP_PASSWORD = 'abcdefghijklmnop';
const LOGIN_PASSWORD = 'Login-Password-1';

interface Case {
  readonly when: string;
  readonly personality: Personality;
  readonly preset: string;
  readonly address: string;
  readonly account?: Partial<AccountStart>;
  readonly secret: string;
  readonly workedBefore?: boolean;
  readonly watch?: 'imap' | 'smtp';
  readonly status: MailboxStatus;
  readonly cause: Cause | null;
  /** Words that must stand in the title, the sentence or the steps. */
  readonly says: RegExp;
  /** Rejected sign-ins on IMAP and SMTP, as the servers counted them. */
  readonly rejected: readonly [imap: number, smtp: number];
}

const OUTLOOK = { personality: outlook, preset: 'outlook', address: 'you@outlook.com' } as const;
const GMAIL = { personality: gmail, preset: 'gmail', address: 'you@gmail.com' } as const;
const M365 = { personality: microsoft365, preset: 'microsoft365', address: 'you@example.com' } as const;
const NETEASE = { personality: netease163, preset: 'netease163', address: 'you@163.com' } as const;
const QQ = { personality: qq, preset: 'qq', address: 'you@qq.com' } as const;

const CASES: readonly Case[] = [
  {
    when: 'Outlook.com refuses passwords before one is sent',
    ...OUTLOOK,
    secret: APP_PASSWORD,
    status: 'action-needed',
    cause: 'basic-auth-disabled',
    says: /Choose “Sign in with Microsoft”/,
    rejected: [0, 0],
  },
  {
    when: 'Outlook.com’s older words say “failed” alone, and no new app password helps',
    ...OUTLOOK,
    personality: outlook2024,
    account: { appPasswords: [] },
    secret: APP_PASSWORD,
    status: 'action-needed',
    cause: 'basic-auth-disabled',
    says: /Choose “Sign in with Microsoft”/,
    rejected: [1, 0],
  },
  {
    when: 'Microsoft 365 takes a password on SMTP alone',
    ...M365,
    watch: 'smtp',
    account: { twoStep: false },
    secret: LOGIN_PASSWORD,
    status: 'warning',
    cause: null,
    says: /December 2026/,
    rejected: [0, 0],
  },
  {
    when: 'the administrator has switched SMTP AUTH off',
    ...M365,
    watch: 'smtp',
    account: { twoStep: false, smtpAuthEnabled: false },
    secret: LOGIN_PASSWORD,
    status: 'action-needed',
    cause: 'smtp-auth-disabled',
    says: /Set-CASMailbox/,
    rejected: [0, 1],
  },
  {
    when: 'Gmail takes the app password',
    ...GMAIL,
    secret: APP_PASSWORD,
    status: 'healthy',
    cause: null,
    says: /./,
    rejected: [0, 0],
  },
  {
    when: 'Gmail gets the login password',
    ...GMAIL,
    secret: LOGIN_PASSWORD,
    status: 'action-needed',
    cause: 'app-password-required',
    says: /myaccount\.google\.com\/apppasswords/,
    rejected: [1, 1],
  },
  {
    when: 'Gmail’s app password is gone after it had worked',
    ...GMAIL,
    account: { appPasswords: [] },
    secret: APP_PASSWORD,
    workedBefore: true,
    status: 'action-needed',
    cause: 'bad-credentials',
    says: /two-step|password (was )?changed/i,
    rejected: [1, 1],
  },
  {
    when: 'IMAP is switched off at Gmail',
    ...GMAIL,
    account: { imapEnabled: false },
    secret: APP_PASSWORD,
    status: 'action-needed',
    cause: 'imap-disabled',
    says: /Forwarding and POP\/IMAP/,
    rejected: [1, 0],
  },
  {
    when: 'Gmail throttles: never a matter of the password',
    ...GMAIL,
    account: { throttled: true },
    secret: APP_PASSWORD,
    workedBefore: true,
    status: 'unreachable',
    cause: 'too-many-connections',
    says: /wait|by itself|later|close/i,
    rejected: [1, 1],
  },
  {
    when: '163 takes the authorisation code of a client that sends ID',
    ...NETEASE,
    secret: APP_PASSWORD,
    status: 'healthy',
    cause: null,
    says: /./,
    rejected: [0, 0],
  },
  {
    when: '163 gets the login password',
    ...NETEASE,
    secret: LOGIN_PASSWORD,
    status: 'action-needed',
    cause: 'app-password-required',
    says: /授权/,
    rejected: [1, 1],
  },
  {
    when: 'QQ refuses the code, in its own ambiguous words',
    ...QQ,
    account: { appPasswords: [] },
    secret: APP_PASSWORD,
    status: 'action-needed',
    cause: 'bad-credentials',
    says: /授权码|authorization code/i,
    rejected: [1, 1],
  },
];

let authority: Authority;
let folder: TempFolder;
let running: SimulatedProvider | undefined;

beforeAll(async () => {
  folder = await createTempFolder('providers');
  authority = await createAuthority('Providers');
  await writeFile(join(folder.path, 'ca.pem'), authority.certificatePem);
});

afterAll(() => folder?.remove());

describe('a mailbox tried at a simulated provider', () => {
  it.each(CASES.map((scene) => [scene.when, scene] as const))('%s', async (_, scene) => {
    const { personality, address, secret } = scene;
    const account = createAccount(
      { address, password: LOGIN_PASSWORD, appPasswords: [APP_PASSWORD], ...scene.account },
      personality.folders,
    );
    running = await startSimulatedProvider({ personality, accounts: [account], authority });
    const provider = findProviderById(scene.preset);
    if (provider === null) {
      throw new Error(`There is no preset ${scene.preset}`);
    }
    try {
      const server = (port: number) => ({ host: 'localhost', port, security: 'tls' as const });
      const { diagnosis } = await trySignIn({
        mailbox: {
          providerId: provider.id,
          username: address,
          imap: scene.watch === 'smtp' ? null : server(running.imap.tls),
          smtp: scene.watch === 'imap' ? null : server(running.smtp.tls),
          caFile: join(folder.path, 'ca.pem'),
        },
        provider,
        signIn: { method: 'password', username: address, password: secret },
        workedBefore: scene.workedBefore ?? false,
        secretIsNew: scene.workedBefore !== true,
        now: new Date('2026-11-20T12:00:00Z'),
      });
      const { status, cause, title, summary, advice, warnings } = diagnosis;
      expect({ status, cause }).toEqual({ status: scene.status, cause: scene.cause });
      const { imap, smtp } = running.traffic;
      expect([imap.rejectedSignIns, smtp.rejectedSignIns]).toEqual(scene.rejected);
      const words = [
        title,
        summary,
        ...advice.flatMap(({ text, url }) => [text, url]),
        ...warnings.map(({ sentence }) => sentence),
      ];
      expect(words.join('\n')).toMatch(scene.says);
      expect(words.join('\n')).not.toContain(secret);
    } finally {
      await running.stop();
    }
  });
});
