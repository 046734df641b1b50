import { randomUUID } from 'node:crypto';
import { type Verdicts, type VerifyRequest, verify } from '../binding/verify.ts';
import { type Diagnosis, diagnose } from '../diagnosis/diagnose.ts';
import type { TokenRefusals } from '../diagnosis/refused-token.ts';
import { statusOf } from '../diagnosis/severity.ts';
import { outcomeOf } from '../history/check-outcome.ts';
import type { CheckRecord } from '../history/check-record.ts';
import type { Memory, Remembered } from '../history/memory.ts';
import { NO_SIGN_INS } from '../history/sign-in-ledger.ts';
import type { Standing } from '../history/standing.ts';
import { writeRecord } from '../history/write-record.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { readSent, type SentReading } from '../sending/read-sent.ts';
import { isReachedAs } from './access.ts';
import { diagnoseOffline } from './offline-diagnosis.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import type { SignInSources } from './read-sign-in.ts';
import { givingBack, rejectionsOf, settleSignIns } from './settle-sign-ins.ts';
import { heldBack, permissionsOf } from './sign-in-permissions.ts';
import { verifyRenewing } from './verify-renewing.ts';
import { diagnoseWithoutSignIn, type KnownTrouble, type NoSignIn } from './without-sign-in.ts';

/** A first reading of a long Sent folder goes on with the next check, or with the sentinel. */
const READING_MS = 10_000;

/** What a check works with. */
export interface CheckParts extends SignInSources {
  readonly memory: Memory;
  readonly now: () => Date;
  /** Whether what failed is this computer's own network; hears of every check. Absent: it never is. */
  readonly isOffline?: (mailbox: Mailbox, verdicts: Verdicts) => Promise<boolean>;
  /** Asks the servers; absent: over the network. */
  readonly verify?: typeof verify;
}

/** Who asked for the check, and how it may end early. */
export interface CheckOptions {
  readonly askedByUser: boolean;
  readonly cancelled?: AbortSignal;
}

/** One check, as it was stored. */
export interface CheckedMailbox {
  readonly record: CheckRecord;
  readonly diagnosis: Diagnosis;
  /**
   * What it made of the mailbox; `null` where that was removed or changed meanwhile, or the check was cancelled or had to
   * wait.
   */
  readonly remembered: Remembered | null;
  /** What became of reading the Sent folder; `null` where it was not come to. */
  readonly sent: SentReading | null;
}

/**
 * Checks a mailbox once: as far as the sign-in budget and the keychain allow, over both protocols, reads what is new in
 * its Sent folder, and remembers what it found. Secrets are read and never changed.
 */
export async function checkMailbox(
  mailbox: Mailbox,
  provider: Provider,
  parts: CheckParts,
  { askedByUser, cancelled }: CheckOptions,
): Promise<CheckedMailbox> {
  const { memory, credentials, oauth, now } = parts;
  const at = now();
  const startedMs = performance.now();
  const { signIns } = memory;
  const prepared = await prepareSignIn(mailbox, { signIns, credentials, oauth, now: at, askedByUser });
  let sent: SentReading | null = null;
  let trouble: unknown = null;
  const request: VerifyRequest = {
    ...mailbox,
    ...permissionsOf(prepared),
    visit: async (session) => {
      try {
        sent = await readSent(session, {
          ledger: memory.sends,
          mailboxId: mailbox.id,
          provider,
          now: at,
          budgetMs: READING_MS,
          ...(cancelled && { signal: cancelled }),
        });
      } catch (error) {
        // The probe goes on, whatever becomes of a visit; a disk that fails is still to be told.
        trouble = error;
      }
    },
    ...(cancelled && { cancelled }),
  };
  const asking = { prepared, verify: parts.verify ?? verify, startedMs };
  const reserved = prepared.ok ? prepared.reserved : NO_SIGN_INS;
  const { tried, isOffline } = await givingBack({ signIns, mailbox, reserved }, async () => {
    const answers = await verifyRenewing(request, asking);
    return { tried: answers, isOffline: (await parts.isOffline?.(mailbox, answers.verdicts)) === true };
  });
  const { verdicts, tokens } = tried;
  const why = prepared.ok ? tried.why : prepared.why;
  const diagnosis = isOffline
    ? diagnoseOffline()
    : diagnoseVerdicts(mailbox, provider, {
        verdicts,
        tokens,
        why,
        standing: memory.standings.of(mailbox.id),
        at,
      });

  const record = {
    ...writeRecord(mailbox.id, at, diagnosis, verdicts),
    ...(!isOffline && keychainOf(why)),
  };
  const rejected = rejectionsOf(verdicts, provider, tokens);
  const write = () => {
    settleSignIns(signIns, mailbox, { verdicts, reserved, rejected, at: now() });
    if (sent?.kind === 'read' && sent.isUnchanged) memory.sends.lookedAt(mailbox.id, at.toISOString());
    // Of other servers, or of another secret, it says nothing.
    const isMeant = isReachedAs(mailbox, memory.mailboxes.find(mailbox.id));
    // A check that waits for another's answer has none of its own, and must not make that one come late.
    const isNews = isMeant && cancelled?.aborted !== true && outcomeOf(record) !== 'resting';
    return isNews ? memory.remember(record, { newIncidentId: randomUUID() }) : null;
  };
  // A check can be done again; a rejection that a power cut made forgotten would be one too many.
  const remembered = memory.together(write, { survivesPowerCut: rejected.imap + rejected.smtp > 0 });
  if (trouble !== null) throw trouble;
  return { record, diagnosis, remembered, sent };
}

/** What the record keeps, for the steps to be found again when it is read. */
function keychainOf(why: NoSignIn | null): Pick<CheckRecord, 'keychain'> {
  return why?.kind === 'keychain' ? { keychain: why.problem } : {};
}

interface Found {
  readonly verdicts: Verdicts;
  readonly tokens: TokenRefusals;
  readonly why: NoSignIn | null;
  readonly at: Date;
}

function diagnoseVerdicts(
  { signInMethod }: Mailbox,
  provider: Provider,
  { verdicts, tokens, why, standing, at }: Found & { readonly standing: Standing },
): Diagnosis {
  const workedBefore = standing.lastProofAt !== null;
  const found = diagnose({ provider, signInMethod, ...verdicts, tokens, workedBefore, now: at });
  const known = { provider, signInMethod, known: knownTrouble(standing) };
  if (why !== null) return diagnoseWithoutSignIn(found, why, known);
  // The protocol that may sign in works; what is known of the other one stays true.
  const kind = found.cause === null ? heldBack(verdicts) : null;
  return kind === null ? found : diagnoseWithoutSignIn(found, { kind }, known);
}

/** What a server said of the mailbox when it was last asked, confirmed or not. */
function knownTrouble({ status, cause, title, summary, refusals }: Standing): KnownTrouble | null {
  if (cause === null) return null;
  const known = { cause, title, summary };
  if (status === 'action-needed') return known;
  // After a refusal the server may have become unreachable: that cause says nothing of the secret.
  const isRefusal = statusOf({ cause, transient: false }, true) === 'action-needed';
  return refusals > 0 && isRefusal ? known : null;
}
