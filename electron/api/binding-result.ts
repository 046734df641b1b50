import type { Added } from '../binding/add-mailbox.ts';
import type { Rebound } from '../binding/rebind-mailbox.ts';
import type { TrialOutcome } from '../binding/trial.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox, SignInMethod } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import type { ApiParts } from './api-parts.ts';
import type { AddResult, MailboxReport, Obstacle, RebindResult } from './contract.ts';
import { secretObstacle } from './obstacles.ts';
import { providerOf } from './provider-of.ts';
import { reportOf } from './report.ts';

type Now = Pick<ApiParts, 'now'>;

/** Which mailbox was tried, and with what. */
interface Tried {
  readonly address: string;
  /** `null` while it is not stored. */
  readonly id: string | null;
  readonly provider: Provider;
  readonly signInMethod: SignInMethod;
}

const THING = { password: 'password', oauth2: 'sign-in' } as const;

/** What became of a mailbox that was to be added, in plain data. */
export function addResult(
  added: Added,
  { address, signInMethod }: Pick<Tried, 'address' | 'signInMethod'>,
  parts: Now,
): AddResult {
  switch (added.kind) {
    case 'added':
    case 'refused':
    case 'undecided': {
      const { kind, provider, trial, notes } = added;
      const id = added.kind === 'added' ? added.mailbox.id : null;
      return { kind, report: reportOfTrial({ address, id, provider, signInMethod }, trial, parts), notes };
    }
    case 'stored-without-secret':
      throw new Error('A mailbox was added without the secret that was given');
    case 'invalid':
      return added;
    case 'exists':
      return { kind: 'exists', address };
    case 'not-stored':
      return { kind: 'obstacle', obstacle: secretObstacle(added.why, THING[signInMethod]) };
  }
}

/** What became of a mailbox that was to be bound anew, in plain data. */
export function rebindResult(
  rebound: Rebound,
  mailbox: Pick<Mailbox, 'address' | 'id' | 'providerId' | 'signInMethod'>,
  parts: Now,
): RebindResult {
  switch (rebound.kind) {
    case 'rebound':
    case 'refused':
    case 'undecided': {
      const { kind, trial, notes } = rebound;
      const tried = { ...mailbox, provider: providerOf(mailbox) };
      return { kind, report: reportOfTrial(tried, trial, parts), notes };
    }
    case 'gone':
      return { kind: 'missing', address: mailbox.address };
    case 'changed':
      return { kind: 'obstacle', obstacle: CHANGED_MEANWHILE };
    case 'not-stored':
      return { kind: 'obstacle', obstacle: secretObstacle(rebound.why, THING[mailbox.signInMethod]) };
  }
}

/** What was tried is not what the mailbox is now. */
const CHANGED_MEANWHILE: Obstacle = {
  title: 'The mailbox was changed meanwhile',
  sentence:
    'Its servers, its user name or what it signs in with were changed while this was tried, so nothing of it was kept.',
  steps: [{ text: 'Look at the mailbox as it is now, and start again if it still needs it.', url: null }],
};

function reportOfTrial(
  { address, id, provider, signInMethod }: Tried,
  { diagnosis, verdicts }: TrialOutcome,
  { now }: Now,
): MailboxReport {
  return reportOf(
    { address, id, provider, signInMethod, sends: null, signIns: null, protocols: [] },
    writeRecord(id ?? '', now(), diagnosis, verdicts),
    diagnosis,
  );
}
