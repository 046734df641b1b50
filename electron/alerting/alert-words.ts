import { advise } from '../diagnosis/advice/advise.ts';
import type { Cause, Step } from '../diagnosis/cause.ts';
import { titleOfCause } from '../diagnosis/title-of-cause.ts';
import { type Alert, type AlertMember, presentMembers } from '../history/alert.ts';
import { findProviderById } from '../provider/presets.ts';
import { isOfSignInServer } from './alert-kind.ts';
import type { Words } from './draft.ts';
import { groupName } from './provider-name.ts';

/** As many addresses as a notification has room for. */
const NAMED_ADDRESSES = 3;

/** What an alert says for as long as it stands: what, which mailboxes, and the next step (reference: users, C 32). */
export function alertWords(alert: Alert): Words {
  const members = presentMembers(alert);
  return { title: titleOf(alert, members), body: bodyOf(alert, members) };
}

/** What it says when it is told: where it was told before, the mailboxes in `news` come first. */
export function tellingWords(alert: Alert, news: readonly AlertMember[]): Words {
  const words = alertWords(alert);
  return alert.toldAt === null ? words : { ...words, body: `New: ${addressList(news)}. ${words.body}` };
}

/** `a, b and c`; `a, b, c and 4 more`. */
export function addressList(members: readonly AlertMember[]): string {
  const addresses = [...new Set(members.map(({ address }) => address))];
  // Naming three and counting one would take as much room as naming four.
  if (addresses.length <= NAMED_ADDRESSES + 1) return inWords(addresses);
  const named = addresses.slice(0, NAMED_ADDRESSES);
  return `${named.join(', ')} and ${addresses.length - NAMED_ADDRESSES} more`;
}

/** `you@example.com`, `3 Outlook mailboxes`, `3 mailboxes at mail.example.com`, `3 mailboxes`. */
export function subjectOf({ groupKey }: Pick<Alert, 'groupKey'>, members: readonly AlertMember[]): string {
  const count = countOf(members);
  const name = groupName(groupKey);
  if (count === 1) return members[0]?.address ?? '';
  if (name === null) return `${count} mailboxes`;
  return name === groupKey ? `${count} mailboxes at ${name}` : `${count} ${name} mailboxes`;
}

/** A mailbox may have been down twice while others kept the alert standing. */
export function countOf(members: readonly AlertMember[]): number {
  return new Set(members.map(({ mailboxId }) => mailboxId)).size;
}

function inWords(addresses: readonly string[]): string {
  return addresses.length < 2
    ? addresses.join('')
    : `${addresses.slice(0, -1).join(', ')} and ${addresses.at(-1)}`;
}

function titleOf(alert: Alert, members: readonly AlertMember[]): string {
  const subject = subjectOf(alert, members);
  const isOne = countOf(members) === 1;
  switch (alert.kind) {
    case 'action-needed':
      return `${subject} ${TROUBLE[alert.cause ?? 'unknown'] ?? 'can no longer sign in'}`;
    case 'outage': {
      if (isOfSignInServer(alert.cause)) return `${subject} cannot sign in just now`;
      const trouble = ANSWERS_AMISS.has(alert.cause) ? AMISS : SILENT;
      const name = groupName(alert.groupKey);
      if (isOne) return `${subject} ${trouble.ofMailbox}`;
      return name === null
        ? `${subject} ${trouble.ofMailbox}`
        : `${name} ${trouble.ofServer}: ${countOf(members)} mailboxes`;
    }
    case 'throttled':
      return alert.cause === 'mailbox-not-connected'
        ? `${subject} ${isOne ? 'has' : 'have'} not opened for a day`
        : `${subject} ${isOne ? 'has' : 'have'} been told to wait for a day`;
    case 'unstable':
      return `${subject} ${isOne ? 'comes and goes' : 'come and go'}`;
    case 'send-limit':
      return alert.title;
  }
}

/** What a cause that needs somebody keeps a mailbox from, or asks of it; the rest can no longer sign in. */
const TROUBLE: Partial<Record<Cause, string>> = {
  'oauth-grant-invalid': 'must sign in again',
  'oauth-consent-required': 'can no longer sign in without approval',
  'smtp-auth-disabled': 'can no longer send',
  'send-quota-exceeded': 'can no longer send',
  'sender-not-allowed': 'can no longer send',
  'recipient-limit': 'can no longer send',
  'recipient-rejected': 'can no longer send',
  'content-rejected': 'can no longer send',
  'message-too-large': 'can no longer send',
  'imap-disabled': 'can no longer be read',
  'client-id-required': 'can no longer be read',
  'mailbox-full': 'can no longer take mail',
  'ip-blocked': 'can no longer be reached from this network',
};

/** A server that answers, but not as it should, is not out of reach. */
const ANSWERS_AMISS: ReadonlySet<Cause | null> = new Set<Cause | null>([
  'wrong-security-mode',
  'tls-cert-invalid',
  'tls-cert-expired',
  'tls-handshake-failed',
  'protocol-error',
  'unknown',
]);

const SILENT = { ofMailbox: 'cannot be reached', ofServer: 'does not answer' } as const;
const AMISS = { ofMailbox: 'does not work just now', ofServer: 'does not answer as it should' } as const;

function bodyOf(alert: Alert, members: readonly AlertMember[]): string {
  if (alert.kind === 'send-limit') return alert.body;
  const provider = findProviderById(alert.providerId);
  const cause = alert.cause ?? 'unknown';
  const title = titleOfCause(cause, provider);
  const { steps } = advise(cause, provider, null);
  const isOne = countOf(members) === 1;
  const because = isOne ? `${title}.` : `${title} (${addressList(members)}).`;
  if (alert.kind === 'unstable') {
    return isOne
      ? `It failed for the third time within two hours. ${because} You will hear no more of it until it has been steady for an hour.`
      : `They failed again and again within two hours. ${because} You will hear no more of them until they have been steady for an hour.`;
  }
  // Servers that are known, and known to be right, are not to be compared with anything.
  const isTheirs = alert.kind === 'outage' && !isOne && !ANSWERS_AMISS.has(alert.cause) && provider !== null;
  const step =
    isTheirs && provider.kind !== 'custom'
      ? LEAVE_IT
      : alert.cause === 'bad-credentials' && (provider === null || provider.kind === 'custom')
        ? RE_BIND
        : nextStep(alert.kind, steps)?.text.replace('shown here', 'shown in Mailvitals');
  return [because, ...(step === undefined ? [] : [step])].join(' ');
}

/** Who was asked to wait has waited for a day by then. */
function nextStep(kind: Alert['kind'], [first, second]: readonly Step[]): Step | undefined {
  return kind === 'throttled' ? (second ?? first) : first;
}

/** It worked until now, so that its user name is right. */
const RE_BIND = 'If the password was changed, re-bind it in Mailvitals with the new one.';

const LEAVE_IT = 'There is nothing to do: checks go on by themselves.';
