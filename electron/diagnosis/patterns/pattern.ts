import type { Cause } from '../cause.ts';
import type { EvidenceProtocol } from '../evidence.ts';
import type { ProviderFamily } from '../provider-family.ts';
import type { Reading } from '../reading.ts';

/** What must be so besides the words. Every condition given has to hold. */
export interface Condition {
  /** An unknown protocol does not contradict. */
  readonly protocol?: readonly EvidenceProtocol[];
  /** An unknown stage contradicts. */
  readonly stage?: readonly string[];
  readonly family?: readonly ProviderFamily[];
  /** An unknown one contradicts. */
  readonly presented?: 'password' | 'token';
  /** Upper case code of Node, a library or our probe. */
  readonly code?: readonly string[];
  readonly imapCode?: readonly string[];
  readonly smtpCode?: RegExp;
  readonly enhancedCode?: RegExp;
}

/** One row of the ordered table: a sentence (or a code) and what it means. */
export interface Pattern {
  readonly cause: Cause;
  /** Whether waiting alone may mend it. */
  readonly transient: boolean;
  readonly when?: Condition;
  /**
   * Any of these in the normalised text; left out where the condition decides alone. Gaps are bounded, so that no input
   * can make them slow.
   */
  readonly says?: readonly RegExp[];
  /** Where the words were seen or the code is defined. */
  readonly source: string;
}

function holds(condition: Condition, reading: Reading): boolean {
  const { protocol, stage, family, presented, code, imapCode, smtpCode, enhancedCode } = condition;
  return (
    (protocol === undefined || reading.protocol === null || protocol.includes(reading.protocol)) &&
    (stage === undefined || (reading.stage !== null && stage.includes(reading.stage))) &&
    (family === undefined || (reading.family !== null && family.includes(reading.family))) &&
    (presented === undefined || reading.presented === presented) &&
    (code === undefined || (reading.code !== null && code.includes(reading.code))) &&
    (imapCode === undefined || imapCode.some((wanted) => reading.imapCodes.includes(wanted))) &&
    (smtpCode === undefined || smtpCode.test(reading.smtpCode ?? '')) &&
    (enhancedCode === undefined || enhancedCode.test(reading.enhancedCode ?? ''))
  );
}

/** Whether a row speaks of this reply. */
export function matches(pattern: Pattern, reading: Reading): boolean {
  return (
    (pattern.when === undefined || holds(pattern.when, reading)) &&
    (pattern.says === undefined || pattern.says.some((words) => words.test(reading.text)))
  );
}
