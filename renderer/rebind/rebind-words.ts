import type { MailboxDetails, MailboxReport, ProviderDetails } from '../../electron/api/contract.ts';
import { lengthText, momentText } from '../words/time-words.ts';

/** Why a new secret is asked for, and the way to one. */
export interface Reason {
  readonly title: string;
  readonly sentence: string;
  /** When it stopped and when it last worked; empty where neither is known. */
  readonly dates: string;
  readonly steps: MailboxReport['advice'];
}

/** `now` in milliseconds since 1970. `provider` is `null` until it is known. */
export function reasonOf(details: MailboxDetails, provider: ProviderDetails | null, now: number): Reason {
  const { lastReport, status, since, lastProofAt } = details;
  const secretSteps = provider?.secretSteps ?? [];
  if (lastReport === null || !isFailing(status)) {
    return {
      title: 'Nothing is wrong with it now',
      sentence: `You can still give it another ${provider?.secretName ?? 'password'}.`,
      dates: '',
      steps: secretSteps,
    };
  }
  const dates = [
    since === null ? null : `Since ${momentText(since, now)}`,
    lastProofAt === null ? null : `last worked ${momentText(lastProofAt, now)}`,
  ].filter((part) => part !== null);
  const { title, summary, advice, mendedBy } = details.trouble ?? lastReport;
  const isMended = mendedBy !== null;
  return {
    title,
    sentence: isMended ? summary : `${summary} Another password alone may not mend this.`,
    dates: dates.join(' · '),
    steps: isMended && advice.length > 0 ? advice : secretSteps,
  };
}

/** `It was down for 3 h.`; `null` where it was not down. `now` in milliseconds since 1970. */
export function downWords({ status, since }: MailboxDetails, now: number): string | null {
  if (!isFailing(status) || since === null) return null;
  return `It was down for ${lengthText(Math.max(0, now - Date.parse(since)))}.`;
}

function isFailing(status: MailboxDetails['status']): boolean {
  return status === 'action-needed' || status === 'unreachable' || status === 'pending';
}
