import type { Mailbox } from '../../mailbox/mailbox.ts';
import type { PlayedRole } from '../stage.ts';
import { randomId } from './random.ts';
import { ageOf } from './spells.ts';

/** How the app has stored the mailbox, with the servers of its real provider. */
export function mailboxOf({ role, provider }: PlayedRole, now: Date, random: () => number): Mailbox {
  const { imap, smtp, id } = provider.preset;
  return {
    id: randomId(random),
    address: role.address,
    providerId: id,
    username: role.address,
    imap: role.hasImap ? imap : null,
    smtp: smtp[0] ?? null,
    caFile: null,
    tags: role.tags,
    signInMethod: role.signInMethod,
    secretId: randomId(random),
    paused: false,
    createdAt: new Date(now.getTime() - ageOf(role.plot)).toISOString(),
  };
}
