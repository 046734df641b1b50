import { type Verdicts, verify } from '../../binding/verify.ts';
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
    each((role, mailbox) => ask(mailbox, role.secret)),
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
    works: taken(works[index]),
    withheld: taken(withheld[index]),
    outOfReach: taken(outOfReach[index]),
    refused: refused[index] ?? null,
    refusedOverSmtp: refusedOverSmtp[index] ?? null,
  }));
}

const noTake = Promise.resolve(null);

function ask(mailbox: Mailbox, secret: string | null): Promise<Verdicts> {
  return verify({
    ...mailbox,
    signIn:
      secret === null
        ? { withhold: 'sign-in-budget-spent' }
        : { method: 'password', username: mailbox.username, password: secret },
    allowedRejections: 2,
  });
}

async function hangUp(servers: ReadonlySet<SimulatedProvider>, isCut: boolean): Promise<void> {
  for (const server of servers) {
    for (const protocol of ['imap', 'smtp'] as const) {
      await server.setFault(protocol, isCut ? { kind: 'cut', at: 'greeting' } : null);
    }
  }
}

function isRefused({ role }: PlayedRole): boolean {
  return role.plot === 'dead-app-password' || role.plot === 'smtp-auth-off';
}

/** Does to the account what the plot says of the present. */
function fail({ role, account }: PlayedRole): void {
  if (role.plot === 'dead-app-password') turnOffTwoStep(account);
  if (role.plot === 'smtp-auth-off') account.smtpAuthEnabled = false;
}

function taken(verdicts: Verdicts | undefined): Verdicts {
  if (verdicts === undefined) throw new Error('A mailbox of the demo was not asked.');
  return verdicts;
}
