import type { Cap } from './send-cap.ts';
import type { SendFigures } from './send-figures.ts';

/** Thresholds in percent; 0: below the first. */
export type SendLevel = 0 | 70 | 90 | 100;

/** How near a mailbox is to its limits. */
export interface SendStanding {
  /** For 24 hours, in `unit`; `null` where no figure is known. */
  readonly cap: number | null;
  readonly unit: 'messages' | 'recipients';
  readonly capBasis: Cap['basis'] | null;
  /** Messages that the warm-up plan has for the local day; `null` where it has no figure. */
  readonly planToday: number | null;
  /** How full the cap is: 0 to 1 and above; `null` where there is none. */
  readonly capShare: number | null;
  readonly planShare: number | null;
  /** The highest threshold reached by either. */
  readonly level: SendLevel;
}

/** What was sent, and what it is held against. */
export interface SendLoad {
  readonly figures: SendFigures;
  readonly cap: Cap | null;
  /** As `planForDay` has it. */
  readonly plan: number | null;
}

/** Holds the last 24 hours against the cap, and today against the plan. */
export function sendStanding({ figures, cap, plan }: SendLoad): SendStanding {
  const capShare = cap === null ? null : shareOf(usedOf(cap, figures), cap.value);
  const planShare = plan === null ? null : shareOf(figures.messagesToday, plan);
  return {
    cap: cap?.value ?? null,
    unit: cap?.unit ?? 'messages',
    capBasis: cap?.basis ?? null,
    planToday: plan,
    capShare,
    planShare,
    level: levelOf(Math.max(capShare ?? 0, planShare ?? 0)),
  };
}

/** How much of what the cap counts was sent in the last 24 hours. */
export function usedOf({ unit }: Pick<Cap, 'unit'>, figures: SendFigures): number {
  return unit === 'messages' ? figures.messages24h : figures.recipients24h;
}

/** The highest threshold that a share has reached. */
export function levelOf(share: number): SendLevel {
  return share >= 1 ? 100 : share >= 0.9 ? 90 : share >= 0.7 ? 70 : 0;
}

/** A limit of nothing is reached before anything is sent. */
function shareOf(used: number, limit: number): number {
  return limit > 0 ? used / limit : 1;
}
