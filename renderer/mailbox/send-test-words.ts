import type { SendTestResult, SendTestStage } from '../../electron/api/contract.ts';

/** The answer of a send test, the main thing first. */
export interface SendTestWords {
  readonly tone: 'ok' | 'warn' | 'bad';
  readonly title: string;
  readonly meaning: string;
  readonly steps: Extract<SendTestResult, { kind: 'refused' }>['advice'];
  /** What the server answered; `null` where it said nothing. */
  readonly reply: string | null;
}

/** What is under way at each stage. `null`: before anything is sent. */
export const STAGE_WORDS: Readonly<Record<SendTestStage | 'signing-in', string>> = {
  'signing-in': 'Signing in…',
  sending: 'Sending one message…',
  accepted: 'The server took it. Looking for it…',
  looking: 'The server took it. Looking for it in the inbox…',
};

/** Says what came of a test. */
export function sendTestWords(result: SendTestResult): SendTestWords {
  switch (result.kind) {
    case 'arrived':
      return {
        tone: 'ok',
        title: `It arrived after ${delayText(result.delayMs)}`,
        meaning: `The message was sent, accepted and found in ${folderText(result.folder)}.`,
        steps: [],
        reply: result.reply,
      };
    case 'not-seen':
      return {
        tone: 'warn',
        title: 'Accepted, but not seen',
        meaning: result.summary,
        steps: [],
        reply: result.reply,
      };
    case 'refused':
      return {
        tone: result.transient ? 'warn' : 'bad',
        title: result.title,
        meaning: result.summary,
        steps: result.advice,
        reply: result.reply,
      };
    case 'impossible':
      return {
        tone: 'warn',
        title: 'The test could not be made',
        meaning: result.summary,
        steps: result.advice,
        reply: null,
      };
    case 'missing':
      return {
        tone: 'warn',
        title: 'There is no such mailbox any more',
        meaning: 'It was removed in the meantime. Nothing was sent.',
        steps: [],
        reply: null,
      };
  }
}

/** `1.2 s`, `12 s`, `2 min 5 s`. */
export function delayText(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function folderText(folder: string): string {
  return folder.toUpperCase() === 'INBOX' ? 'the inbox' : `the folder “${folder}”`;
}
