import type { CredentialStore } from '../../credentials/credential-store.ts';
import { type Diagnosis, diagnose } from '../../diagnosis/diagnose.ts';
import type { Memory } from '../../history/memory.ts';
import { type Patience, type Standing, standingAfter } from '../../history/standing.ts';
import { writeRecord } from '../../history/write-record.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { type CheckParts, checkMailbox } from '../../monitor/check-mailbox.ts';
import type { Provider } from '../../provider/provider.ts';
import type { Plot } from '../cast.ts';
import { dated, type PastMoment, playBack } from './play-back.ts';
import type { Takes } from './takes.ts';

/** A mailbox with its past. */
export interface Player {
  readonly plot: Plot;
  readonly mailbox: Mailbox;
  readonly provider: Provider;
  readonly takes: Takes;
  /** What is said of it while it works. */
  readonly whenWell: Diagnosis;
}

/** A demo is watched for minutes: two failures confirm an outage, and one good check its end. */
export const PATIENCE: Patience = { failuresToConfirm: 2, successesToClear: 1 };

/** What a past check works with. */
export interface PastCheckParts {
  readonly memory: Memory;
  readonly credentials: CredentialStore;
  readonly random: () => number;
}

/** A mailbox whose servers work when the demo begins is diagnosed once. */
export function playerOf(role: Omit<Player, 'whenWell'>, now: Date): Player {
  const { provider, mailbox, takes } = role;
  const { signInMethod } = mailbox;
  const whenWell = diagnose({ provider, signInMethod, ...takes.works, workedBefore: true, now });
  return { ...role, whenWell };
}

/** A check that goes as the one before it went, and well; how the mailbox stands with it, which is left to be stored. */
export function checkUneventfully(
  { plot, mailbox, takes, whenWell }: Player,
  before: Standing,
  at: Date,
  { memory, random }: PastCheckParts,
): Standing {
  const { imap, smtp } = takes.works;
  const moment = { at, slowness: slownessOf(plot, random) };
  const verdicts = { imap: imap && dated(imap, moment), smtp: smtp && dated(smtp, moment) };
  const record = writeRecord(mailbox.id, at, whenWell, verdicts);
  memory.checks.append(record);
  return standingAfter(before, record, PATIENCE);
}

/** The servers are not asked, so any token will do. */
const OAUTH_OF_THE_PAST: CheckParts['oauth'] = {
  tokens: {
    accessTokenFor: async () => ({ kind: 'token', accessToken: 'of the past' }),
    discard: () => undefined,
  },
};

/** Any other check, by the app's own means: the sign-in budget, the diagnosis, incidents. */
export async function checkEventfully(
  { plot, mailbox, provider, takes }: Player,
  moment: Omit<PastMoment, 'slowness'>,
  { memory, credentials, random }: PastCheckParts,
): Promise<Standing> {
  const slowness = slownessOf(plot, random);
  await checkMailbox(
    mailbox,
    provider,
    {
      memory,
      credentials,
      oauth: OAUTH_OF_THE_PAST,
      now: () => moment.at,
      verify: async (request) => playBack(request, takes, { ...moment, slowness }),
    },
    { askedByUser: false },
  );
  return memory.standings.of(mailbox.id);
}

/** The servers of the demo answer in milliseconds; the internet does not. */
function slownessOf(plot: Plot, random: () => number): number {
  return (plot === 'unsteady' ? 5 : 1.5) + 2 * random();
}
