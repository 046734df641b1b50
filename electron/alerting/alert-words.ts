import { advise } from '../diagnosis/advice/advise.ts';
import type { Cause, Step } from '../diagnosis/cause.ts';
import { NOTHING_STORED } from '../diagnosis/nothing-stored.ts';
import { titleOfCause } from '../diagnosis/title-of-cause.ts';
import { type Alert, type AlertMember, presentMembers } from '../history/alert.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';
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
      if (alert.cause === null) {
        return `${subject} ${isOne ? 'has' : 'have'} no ${NOTHING_STORED[methodOf(members)].thing} on this computer`;
      }
      return `${subject} ${TROUBLE[alert.cause] ?? 'can no longer sign in'}`;
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
  'oauth-token-refused': 'cannot sign in to the mail servers',
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
  const method = methodOf(members);
  const isOne = countOf(members) === 1;
  if (alert.kind === 'action-needed' && alert.cause === null) {
    return isOne
      ? `The keychain holds none for it. ${NOTHING_STORED[method].steps[0]?.text}`
      : `The keychain holds none for ${addressList(members)}. ${GET_BACK[method]}`;
  }
  const provider = findProviderById(alert.providerId);
  const cause = alert.cause ?? 'unknown';
  const title = titleOfCause(cause, provider, method);
  const { steps } = advise(cause, provider, null, method);
  const because = isOne ? `${title}.` : `${title} (${addressList(members)}).`;
  if (alert.kind === 'unstable') {
    return isOne
      ? `It failed for the third time within two hours. ${because} You will hear no more of it until it has been steady for an hour.`
      : `They failed again and again within two hours. ${because} You will hear no more of them until they have been steady for an hour.`;
  }
  const step = stepOf(alert, isOne, steps)?.replace('shown here', 'shown in Mailvitals');
  return [because, ...(step === undefined ? [] : [step])].join(' ');
}

function stepOf(
  { kind, cause, providerId }: Alert,
  isOne: boolean,
  [first, second]: readonly Step[],
): string | undefined {
  const provider = findProviderById(providerId);
  const isKnown = provider !== null && provider.kind !== 'custom';
  if (cause === 'bad-credentials' && !isKnown) return RE_BIND;
  if (cause === 'oauth-token-refused' && !isOne) return REFUSED_TOGETHER;
  // Nobody needs to be told to wait who was told so for a day, or whose own network may be what stands between.
  if (kind === 'throttled' || isOfSignInServer(cause)) return (second ?? first)?.text;
  // Servers that are known, and known to be right, are not to be compared with anything.
  return kind === 'outage' && !isOne && isKnown && !ANSWERS_AMISS.has(cause) ? LEAVE_IT : first?.text;
}

/** How the mailboxes of an alert sign in: one that somebody must mend has those of one kind alone. */
export function methodOf(members: readonly AlertMember[]): SignInMethod {
  const areSignedIn = members.every(({ signInMethod }) => signInMethod === 'oauth2');
  return areSignedIn && members.length > 0 ? 'oauth2' : 'password';
}

/** What was never in this keychain, or has gone from it, is gone for many at once. */
const GET_BACK: Readonly<Record<SignInMethod, string>> = {
  password: 'Re-bind each: settings and history stay.',
  oauth2: 'Sign in to each again: settings and history stay.',
};

const REFUSED_TOGETHER =
  'Where several are refused at once, it mostly passes: the servers are asked again by themselves. If it stays, open one of them on the web.';

/** It worked until now, so that its user name is right. */
const RE_BIND = 'If the password was changed, re-bind it in Mailvitals with the new one.';

const LEAVE_IT = 'There is nothing to do: checks go on by themselves.';
