import { type Figure, highestOf, middleOf } from './figure.ts';
import type { SignInRounds } from './sign-in-rounds.ts';
import type { Spent } from './workers/serve.ts';

/** What the rounds come to: CPU from the slices, rate and memory from the rounds over all mailboxes. */
export function signInFigures(
  { slices, sliceSize, rounds }: SignInRounds,
  mailboxCount: number,
): readonly Figure[] {
  const cpuMs = (spent: Spent) => spent.cpuMs / sliceSize;
  const perSecond = (spent: Spent) => (mailboxCount / spent.wallMs) * 1000;
  return [
    middleOf({
      id: 'check-cpu-ratio',
      what: 'CPU of a full check, against bare sign-ins',
      unit: 'times',
      runs: slices.map(({ full, bare }) => full.cpuMs / bare.cpuMs),
      budget: { atMost: 1.25 },
    }),
    middleOf({
      id: 'check-cpu',
      what: 'full check, both protocols',
      unit: 'ms',
      runs: slices.map(({ full }) => cpuMs(full)),
    }),
    middleOf({
      id: 'bare-cpu',
      what: 'bare imapflow and nodemailer',
      unit: 'ms',
      runs: slices.map(({ bare }) => cpuMs(bare)),
    }),
    middleOf({
      id: 'check-rate',
      what: 'Full checks',
      unit: 'a second',
      runs: rounds.map(({ full }) => perSecond(full)),
      budget: { atLeast: 120 },
    }),
    middleOf({
      id: 'bare-rate',
      what: 'bare imapflow and nodemailer',
      unit: 'a second',
      runs: rounds.map(({ bare }) => perSecond(bare)),
    }),
    highestOf({
      id: 'peak-memory',
      what: 'Peak memory, 30 days of history, all checked',
      unit: 'MB',
      runs: rounds.map(({ full }) => full.peakMb),
      budget: { atMost: 200 },
    }),
    highestOf({
      id: 'bare-memory',
      what: 'bare imapflow and nodemailer',
      unit: 'MB',
      runs: rounds.map(({ bare }) => bare.peakMb),
    }),
  ];
}
