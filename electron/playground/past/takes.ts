import { randomUUID } from 'node:crypto';
import { type Verdicts, type VerifyRequest, verify } from '../../binding/verify.ts';
import { turnOffTwoStep } from '../../demo/account.ts';
import type { SimulatedProvider } from '../../demo/simulated-provider.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import type { PlayedRole } from '../stage.ts';

/** What a mailbox's servers answered when they were really asked, once for each thing that happened in the past. */
export interface Takes {
  readonly works: Verdicts;
  /** Nothing was signed in to. */
  readonly withheld: Verdicts;
  readonly outOfReach: Verdicts;
  /** `null` where nothing of its past was refused. */
  readonly refused: Verdicts | null;
  /** SMTP alone was signed in to, IMAP having refused before. */
  readonly refusedOverSmtp: Verdicts | null;
}

/**
 * Asks the servers of all mailboxes, so that the past is told in their own words and as far as each of them climbs. Leaves
 * the accounts as they are when the demo begins: the dead dead, the others well.
 */
export async function takeAll(cast: readonly (readonly [PlayedRole, Mailbox])[]): Promise<readonly Takes[]> {
  const each = <T>(take: (role: PlayedRole, mailbox: Mailbox) => Promise<T>) =>
    Promise.all(cast.map(([role, mailbox]) => take(role, mailbox)));
  const [works, withheld] = await Promise.all([
    each((role, mailbox) => (takesPasswords(role) ? ask(mailbox, role.secret) : askWithToken(mailbox, role))),
    each((_, mailbox) => ask(mailbox, null)),
  ]);
  const servers = new Set(cast.map(([{ provider }]) => provider.simulated));
  await hangUp(servers, true);
  const outOfReach = await each((_, mailbox) => ask(mailbox, null));
  await hangUp(servers, false);
  for (const [role] of cast) fail(role);
  const [refused, refusedOverSmtp] = await Promise.all([
    each((role, mailbox) => (isRefused(role) ? ask(mailbox, role.secret) : noTake)),
    each((role, mailbox) => (isRefused(role) ? ask({ ...mailbox, imap: null }, role.secret) : noTake)),
  ]);
  return cast.map((_, index) => ({
    works: wellTaken(works[index]),
    withheld: taken(withheld[index]),
    outOfReach: taken(outOfReach[index]),
    refused: refused[index] ?? null,
    refusedOverSmtp: refusedOverSmtp[index] ?? null,
  }));
}

const noTake = Promise.resolve(null);

/** Where they ended, its servers let nobody in by one any more, and yet they have to be heard as they did. */
function takesPasswords({ role }: PlayedRole): boolean {
  return role.signInMethod === 'password' && role.plot !== 'passwords-ended';
}

function ask(mailbox: Mailbox, password: string | null): Promise<Verdicts> {
  const { username } = mailbox;
  return askWith(
    mailbox,
    password === null ? { withhold: 'sign-in-budget-spent' } : { method: 'password', username, password },
  );
}

/** With a token that is good for this once. */
async function askWithToken(mailbox: Mailbox, { account }: PlayedRole): Promise<Verdicts> {
  const before = account.accessTokens;
  const accessToken = randomUUID();
  account.accessTokens = [...before, accessToken];
  const verdicts = await askWith(mailbox, { method: 'oauth2', username: mailbox.username, accessToken });
  account.accessTokens = before;
  return verdicts;
}

function askWith(mailbox: Mailbox, signIn: VerifyRequest['signIn']): Promise<Verdicts> {
  return verify({ ...mailbox, signIn, allowedRejections: 2 });
}

async function hangUp(servers: ReadonlySet<SimulatedProvider>, isCut: boolean): Promise<void> {
  for (const server of servers) {
    for (const protocol of ['imap', 'smtp'] as const) {
      await server.setFault(protocol, isCut ? { kind: 'cut', at: 'greeting' } : null);
    }
  }
}

function isRefused({ role }: PlayedRole): boolean {
  return ['dead-app-password', 'passwords-ended', 'smtp-auth-off'].includes(role.plot);
}

/** Does to the account what the plot says of the present. */
function fail({ role, account }: PlayedRole): void {
  if (role.plot === 'dead-app-password') turnOffTwoStep(account);
  if (role.plot === 'smtp-auth-off') account.smtpAuthEnabled = false;
}

/** A month that is told from what did not work would be a month of trouble. */
function wellTaken(verdicts: Verdicts | undefined): Verdicts {
  const results = Object.values(taken(verdicts)).filter((result) => result !== null);
  if (results.some(({ outcome }) => outcome !== 'ok'))
    throw new Error('A mailbox of the demo does not work.');
  return taken(verdicts);
}

function taken(verdicts: Verdicts | undefined): Verdicts {
  if (verdicts === undefined) throw new Error('A mailbox of the demo was not asked.');
  return verdicts;
}
