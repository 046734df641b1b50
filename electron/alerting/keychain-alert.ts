import { explainKeychainProblem } from '../credentials/keychain-problem.ts';
import { type Alert, type AlertMember, presentMembers } from '../history/alert.ts';
import type { UnreadMailbox } from '../history/alert-evidence.ts';
import { THIS_COMPUTER } from '../history/alert-group.ts';
import type { AlertInput } from './alert-input.ts';
import type { Scene } from './alert-scene.ts';
import { countOf } from './alert-words.ts';
import { type Draft, UNTOLD, type Words, withdraw } from './draft.ts';
import { durationWords } from './duration-words.ts';

/** A keychain is often locked for a while after a login, and its steps stand in the window from the first moment. */
const TOLD_AFTER_MS = 3_600_000;

const KEY = 'outage|keychain';

/** What is known of the keychain now. */
type Keychain = Pick<AlertInput, 'keychainProblem' | 'unread' | 'awakeSince' | 'platform'>;

/** Whether an alert says that nothing is watched because the keychain cannot be read. */
export function isAboutKeychain({ key }: Pick<Alert, 'key'>): boolean {
  return key === KEY;
}

/**
 * What becomes of the one alert about the keychain, which is this computer’s matter and no mailbox’s. A mailbox whose trouble
 * was known before is not counted: it was told.
 */
export function draftKeychainAlert(scene: Scene, keychain: Keychain): readonly Draft[] {
  const standing = scene.openAlerts.find(isAboutKeychain) ?? null;
  const { keychainProblem: problem, awakeSince } = keychain;
  const unread = keychain.unread.filter(({ mailbox }) => !mailbox.isPaused);
  if (unread.length === 0) return standing === null ? [] : [over(standing, keychain, scene)];
  // One entry may be kept from us while others are read, and that a thing is read again is seen mailbox by mailbox.
  if (problem === null) return standing === null ? [] : [{ before: standing, after: standing, tells: null }];
  if (standing === null && !unread.some((one) => isLong(one, awakeSince))) return [];
  const alert = withMembers(standing ?? opened(scene), unread, scene);
  const words = wordsOf(alert, problem, keychain.platform);
  const isReworded = words.title !== alert.title || words.body !== alert.body;
  const worded = isReworded ? { ...alert, ...words } : alert;
  if (scene.isHeld || alert.toldAt !== null) return [{ before: standing, after: worded, tells: null }];
  const told: Alert = {
    ...worded,
    toldAt: scene.at,
    lastToldAt: scene.at,
    members: worded.members.map((member) => ({ ...member, wasTold: true })),
  };
  return [{ before: standing, after: told, tells: { kind: 'alert', words } }];
}

/** A night asleep is no hour in which it was asked: checks must have found it so for that long, one after another. */
function isLong({ since, checkedAt }: UnreadMailbox, awakeSince: string): boolean {
  return Date.parse(checkedAt) - Math.max(Date.parse(since), Date.parse(awakeSince)) >= TOLD_AFTER_MS;
}

function opened({ at, newId }: Scene): Alert {
  return {
    id: newId(),
    ...UNTOLD,
    key: KEY,
    groupKey: THIS_COMPUTER,
    kind: 'outage',
    cause: null,
    providerId: 'custom',
    members: [],
    title: '',
    body: '',
    openedAt: at,
  };
}

/** The same object where nobody came or went. */
function withMembers(alert: Alert, unread: readonly UnreadMailbox[], { at }: Scene): Alert {
  const ids = new Set(unread.map(({ mailbox }) => mailbox.id));
  const present = new Set(presentMembers(alert).map(({ mailboxId }) => mailboxId));
  const joining = unread.filter(({ mailbox }) => !present.has(mailbox.id));
  const isLeaving = ({ mailboxId, leftAt }: AlertMember) => leftAt === null && !ids.has(mailboxId);
  if (joining.length === 0 && !alert.members.some(isLeaving)) return alert;
  const back = new Set(joining.map(({ mailbox }) => mailbox.id));
  const wasTold = (mailboxId: string) =>
    alert.members.some((member) => member.mailboxId === mailboxId && member.wasTold);
  return {
    ...alert,
    members: [
      ...alert.members
        .filter(({ mailboxId }) => !back.has(mailboxId))
        .map((member) =>
          isLeaving(member) ? { ...member, leftAt: at, leftHow: 'silently' as const } : member,
        ),
      ...joining.map(({ mailbox, since }) => ({
        mailboxId: mailbox.id,
        address: mailbox.address,
        signInMethod: mailbox.signInMethod,
        incidentId: null,
        downSince: since,
        joinedAt: at,
        leftAt: null,
        leftHow: null,
        wasTold: wasTold(mailbox.id),
      })),
    ],
  };
}

function wordsOf(
  alert: Alert,
  problem: NonNullable<AlertInput['keychainProblem']>,
  platform: NodeJS.Platform,
): Words {
  const { title, steps } = explainKeychainProblem(problem, platform);
  const members = presentMembers(alert);
  const count = countOf(members);
  const who = count === 1 ? `${members[0]?.address} is` : `${count} mailboxes are`;
  return {
    title: `${who} not watched: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    body: ['No sign-in is tried until it can be read.', steps[0]?.text ?? ''].join(' ').trim(),
  };
}

/** It is over once the keychain is read again: mailboxes that were paused, or have other trouble by now, prove nothing. */
function over(alert: Alert, { keychainProblem }: Keychain, scene: Scene): Draft {
  const present = presentMembers(alert);
  const isRead = keychainProblem === null && present.length > 0;
  if (alert.toldAt === null || !isRead) return withdraw(alert, alert, scene.at);
  if (scene.isHeld) return { before: alert, after: alert, tells: null };
  const downMs = Math.max(0, ...present.map(({ downSince }) => scene.now - Date.parse(downSince)));
  const ended: Alert = {
    ...alert,
    members: alert.members.map((member) =>
      member.leftAt === null ? { ...member, leftAt: scene.at, leftHow: 'recovered' } : member,
    ),
    endedAt: scene.at,
    endedHow: 'recovery',
    downMs,
  };
  return { before: alert, after: ended, tells: { kind: 'recovery', words: readAgainWords(ended, present) } };
}

/** What is said once the keychain is read again. */
export function readAgainWords({ downMs }: Alert, members: readonly AlertMember[]): Words {
  const count = countOf(members);
  return {
    title: count === 1 ? `${members[0]?.address} is watched again` : `${count} mailboxes are watched again`,
    body: `The keychain could not be read for ${durationWords(downMs ?? 0)}.`,
  };
}
