import { createMemoryStore } from '../../credentials/memory-store.ts';
import { type Memory, openMemory } from '../../history/memory.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { ALL_MIGRATIONS } from '../../storage/migrations/all-migrations.ts';
import { openDatabase } from '../../storage/open-database.ts';
import { CAP_OF_163 } from '../cast.ts';
import { DEMO_CLIENT_ID } from '../identities.ts';
import type { PlayedRole } from '../stage.ts';
import { fileSent } from './file-sent.ts';
import { mailboxOf } from './mailboxes.ts';
import { PATIENCE, playerOf } from './past-check.ts';
import { randomFrom } from './random.ts';
import { relive } from './relive.ts';
import { sentMessages } from './sent-messages.ts';
import { takeAll } from './takes.ts';

export interface Seeding {
  /** Where the past ends. */
  readonly now: Date;
  readonly seed: number;
}

/**
 * Writes the month before the demo into a new database in `folder`, by the same means as the app would have written it:
 * its own checks, alerts and counts, over what the servers were heard to say. Gives the secrets by their ids.
 */
export async function seedHistory(
  folder: string,
  roles: readonly PlayedRole[],
  { now, seed }: Seeding,
): Promise<Readonly<Record<string, string>>> {
  const random = randomFrom(seed);
  const cast = roles.map((role) => [role, mailboxOf(role, now, random)] as const);
  const takes = await takeAll(cast);
  const secrets = Object.fromEntries(cast.map(([role, { secretId }]) => [secretId, role.secret]));
  const { database } = openDatabase(folder, { migrations: ALL_MIGRATIONS, now });
  try {
    const memory = openMemory(database);
    // All in one commit: nobody reads it before it is whole, and a disk takes hundreds of them for as long as all the rest.
    database.run('BEGIN IMMEDIATE');
    memory.settings.change({
      ...PATIENCE,
      microsoftClientId: DEMO_CLIENT_ID,
      googleClientId: DEMO_CLIENT_ID,
    });
    for (const [, mailbox] of cast) memory.mailboxes.insert(mailbox);
    const players = cast.map(([{ role, provider }, mailbox], index) => {
      const own = takes[index];
      if (own === undefined) throw new Error(`${mailbox.address} was not asked.`);
      return playerOf({ plot: role.plot, mailbox, provider: provider.preset, takes: own }, now);
    });
    const nearTheEnd = () => {
      for (const [role, mailbox] of cast) seedSends(memory, role, mailbox, { now, random });
    };
    await relive(players, {
      memory,
      credentials: createMemoryStore(secrets),
      now,
      random,
      nearTheEnd,
    });
    database.run('COMMIT');
  } finally {
    database.close();
  }
  return secrets;
}

/** What a mailbox sent. Counts know no future, so nothing of it is there while the past is relived. */
function seedSends(
  memory: Memory,
  role: PlayedRole,
  mailbox: Mailbox,
  { now, random }: { readonly now: Date; readonly random: () => number },
): void {
  const sends = sentMessages(role.role, now, random);
  const cursor = fileSent(role, sends, now);
  if (cursor !== null) memory.sends.record(mailbox.id, sends, cursor);
  if (role.role.plot === 'near-cap') {
    const cap = { value: CAP_OF_163, unit: 'messages' } as const;
    memory.sends.setLimits(mailbox.id, { cap, warmUpSince: 'off' });
  }
}
