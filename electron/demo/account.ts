import { randomBytes } from 'node:crypto';
import type { Folder, FolderPlan } from './stored-mailbox.ts';

/**
 * Someone's account at a simulated provider. Its state may be changed while the servers run; the next sign-in meets
 * the new state, sessions that are open go on until they are ended.
 */
export interface Account {
  readonly address: string;
  /** The password of the web sign-in. */
  password: string;
  /** App passwords or authorisation codes that still work. */
  appPasswords: readonly string[];
  /** Access tokens that still work; those of an identity server come and go by themselves. */
  accessTokens: readonly string[];
  twoStep: boolean;
  imapEnabled: boolean;
  smtpAuthEnabled: boolean;
  /** Whether the mailbox behind a good sign-in answers; Microsoft alone says otherwise. */
  connected: boolean;
  locked: boolean;
  needsWebLogin: boolean;
  /** Whether an organisation's policy refuses the sign-in. */
  blockedByPolicy: boolean;
  throttled: boolean;
  /** Messages accepted in 24 hours; `null` for no limit. */
  sendCap: number | null;
  /** When messages were accepted, in milliseconds since 1970. */
  submissions: readonly number[];
  /** Where its provider puts what arrives for it; `nowhere` where it is held back or lost. */
  arrivesIn: 'inbox' | 'junk' | 'nowhere';
  readonly folders: readonly Folder[];
}

/** What an account starts with; everything works unless said otherwise. */
export type AccountStart = { readonly address: string; readonly password: string } & Partial<
  Omit<Account, 'address' | 'password' | 'folders' | 'submissions'>
>;

/** Makes an account with the folders that its provider gives everybody. */
export function createAccount(start: AccountStart, folders: readonly FolderPlan[]): Account {
  return {
    appPasswords: [],
    accessTokens: [],
    twoStep: true,
    imapEnabled: true,
    smtpAuthEnabled: true,
    connected: true,
    locked: false,
    needsWebLogin: false,
    blockedByPolicy: false,
    throttled: false,
    sendCap: null,
    arrivesIn: 'inbox',
    ...start,
    submissions: [],
    folders: folders.map((folder) => ({
      ...folder,
      uidValidity: 1,
      uidNext: 1,
      messages: [],
      watchers: new Set(),
    })),
  };
}

/** Turns two-step verification off. The app passwords die with it, which is what users are surprised by. */
export function turnOffTwoStep(account: Account): void {
  account.twoStep = false;
  account.appPasswords = [];
}

/** Changes the password of the web sign-in; app passwords and tokens made under the old one stop working. */
export function changePassword(account: Account, password: string): void {
  account.password = password;
  account.appPasswords = [];
  account.accessTokens = [];
}

/** Turns two-step verification on where it is off and hands out a new app password: 16 lower-case letters. */
export function makeAppPassword(account: Account): string {
  const letters = [...randomBytes(16)].map((byte) => String.fromCharCode(97 + (byte % 26)));
  const appPassword = letters.join('');
  account.twoStep = true;
  account.appPasswords = [...account.appPasswords, appPassword];
  return appPassword;
}

/** The account of a user name, which is compared without regard to case. */
export function findAccount(accounts: readonly Account[], username: string): Account | undefined {
  return accounts.find((account) => account.address.toLowerCase() === username.toLowerCase());
}

/** The folder of that name; INBOX in any case (RFC 3501 section 5.1). */
export function findFolder(account: Account, name: string): Folder | undefined {
  const wanted = name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
  return account.folders.find((folder) => folder.name === wanted);
}

/** Where what arrives for the account is filed; `undefined` where it is not. */
export function arrivalFolder(account: Account): Folder | undefined {
  if (account.arrivesIn === 'nowhere') return undefined;
  return account.arrivesIn === 'inbox'
    ? findFolder(account, 'INBOX')
    : account.folders.find((folder) => folder.specialUse === '\\Junk');
}

/** Where the account's sent messages are filed. */
export function sentFolder(account: Account): Folder | undefined {
  return account.folders.find((folder) => folder.specialUse === '\\Sent');
}
