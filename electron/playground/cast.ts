import type { AccountStart } from '../demo/account.ts';
import { gmail } from '../demo/personalities/gmail.ts';
import { SMTP_AUTH_OFF_FOR_MAILBOX } from '../demo/personalities/microsoft-voice.ts';
import { microsoft365 } from '../demo/personalities/microsoft365.ts';
import { netease163 } from '../demo/personalities/netease163.ts';
import { outlook } from '../demo/personalities/outlook.ts';
import type { Personality } from '../demo/personality.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { IdentityProviderId } from '../oauth/identity-providers.ts';

/** What became of a mailbox in the month before the demo begins. */
export type Plot =
  /** It worked, but for a few minutes here and there. */
  | 'steady'
  /** It was added ten days ago and is being warmed up. */
  | 'new'
  /** Two-step verification was turned off two hours ago, and the app password died with it. */
  | 'dead-app-password'
  /** Its provider stopped taking passwords yesterday, app passwords included. */
  | 'passwords-ended'
  /** It has sent almost as much as it may in a day. */
  | 'near-cap'
  /** An administrator turned SMTP AUTH off yesterday. */
  | 'smtp-auth-off'
  /** It had three bad days. */
  | 'unsteady';

/** Somebody's mailbox in the demo. */
export interface Role {
  readonly address: string;
  readonly plot: Plot;
  readonly tags: readonly string[];
  /** How much it sends on a working day, in messages. */
  readonly sendsADay: number;
  /** Whether the app watches it over IMAP; Microsoft 365 takes no password there. */
  readonly hasImap: boolean;
  /** With what the app signs in as the demo begins. */
  readonly signInMethod: Mailbox['signInMethod'];
}

/** A provider of the demo and who has a mailbox there. */
export interface Troupe {
  /** Id of the provider's preset: its real servers are the ones that are stood in for. */
  readonly providerId: string;
  readonly title: string;
  readonly personality: Personality;
  /** Who signs its users in at a page; `null` where nobody does. */
  readonly identity: IdentityProviderId | null;
  /** Reserved names that belong to nobody (RFC 2606), whose mail this provider receives. */
  readonly domain: string;
  readonly roles: readonly Role[];
  /** Accounts that the app does not know yet, for whoever wants to add one. */
  readonly spare: readonly string[];
  /** What an account of this provider starts with. */
  readonly start: Partial<AccountStart>;
}

const role = (address: string, plot: Plot, sendsADay: number, ...tags: string[]): Role => ({
  address,
  plot,
  tags,
  sendsADay,
  hasImap: true,
  signInMethod: 'password',
});

/** 163 publishes no figure; this is what the demo's owner has set. */
export const CAP_OF_163 = 200;

/** Microsoft 365 as it answers where an administrator has turned SMTP AUTH off for one mailbox. */
const perMailbox: Personality = {
  ...microsoft365,
  smtp: {
    ...microsoft365.smtp,
    refusals: { ...microsoft365.smtp.refusals, 'protocol-off': SMTP_AUTH_OFF_FOR_MAILBOX },
  },
};

/** Everybody in the demo. */
export const CAST: readonly Troupe[] = [
  {
    providerId: 'gmail',
    title: 'Gmail',
    personality: gmail,
    identity: 'google',
    domain: 'gmail.example',
    roles: [
      role('hello@gmail.example', 'steady', 60, 'front desk'),
      role('events@gmail.example', 'unsteady', 25),
      role('bookings@gmail.example', 'dead-app-password', 45, 'front desk'),
    ],
    spare: ['new@gmail.example'],
    start: { sendCap: 500 },
  },
  {
    providerId: 'outlook',
    title: 'Outlook.com',
    personality: outlook,
    identity: 'microsoft',
    domain: 'outlook.example',
    roles: [
      { ...role('newsletter@outlook.example', 'new', 80, 'sales'), signInMethod: 'oauth2' },
      role('orders@outlook.example', 'passwords-ended', 45, 'sales'),
    ],
    spare: ['new@outlook.example'],
    start: { sendCap: 300 },
  },
  {
    providerId: 'netease163',
    title: '163',
    personality: netease163,
    identity: null,
    domain: '163.example',
    roles: [role('export@163.example', 'near-cap', 90, 'sales')],
    spare: [],
    start: { sendCap: CAP_OF_163, twoStep: false },
  },
  {
    providerId: 'microsoft365',
    title: 'Microsoft 365',
    personality: perMailbox,
    identity: 'microsoft',
    domain: 'bakery.example',
    roles: [{ ...role('accounts@bakery.example', 'smtp-auth-off', 0, 'office'), hasImap: false }],
    spare: [],
    start: { twoStep: false },
  },
];
