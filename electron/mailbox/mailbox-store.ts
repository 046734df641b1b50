import type { Database } from '../storage/database.ts';
import { addressKey } from './mail-address.ts';
import type { Mailbox } from './mailbox.ts';
import { mailboxFromRow, rowFromMailbox } from './mailbox-row.ts';

/** What may change in a mailbox's life; its id and address may not, they are what it is known by. */
export type MailboxChanges = Partial<Omit<Mailbox, 'id' | 'address' | 'createdAt'>>;

/** The mailboxes that are watched. Every method throws `StorageProblem` where the memory fails. */
export interface MailboxStore {
  /** By address. */
  list(): readonly Mailbox[];
  find(addressOrId: string): Mailbox | null;
  /** Nothing is stored where the address, in any spelling, is watched already. */
  insert(mailbox: Mailbox): 'inserted' | 'address-taken';
  /** The mailbox as it is now, or `null` where it is gone. */
  update(id: string, changes: MailboxChanges): Mailbox | null;
  /** Removes the mailbox with its checks, incidents and rejected sign-ins; `false` where it was gone already. */
  remove(addressOrId: string): boolean;
  /** Grows with every change made through this store; another process's changes do not show here. */
  writes(): number;
}

/** The {@link MailboxStore} over the table `mailboxes`. */
export function createMailboxStore(database: Database): MailboxStore {
  const find = (addressOrId: string): Mailbox | null => {
    const row = database.get(`SELECT * FROM mailboxes ${BY_ADDRESS_OR_ID}`, identify(addressOrId));
    return row === undefined ? null : mailboxFromRow(row);
  };
  let writes = 0;
  return {
    writes: () => writes,
    list: () => database.all('SELECT * FROM mailboxes ORDER BY address_key').map(mailboxFromRow),
    find,
    insert(mailbox) {
      writes += 1;
      const inserted = database.run(INSERT, {
        ...rowFromMailbox(mailbox),
        addressKey: addressKey(mailbox.address),
      });
      return inserted === 1 ? 'inserted' : 'address-taken';
    },
    update: (id, changes) =>
      database.transaction(() => {
        writes += 1;
        const before = find(id);
        if (before === null) return null;
        const { address: _, createdAt: __, ...row } = rowFromMailbox({ ...before, ...changes });
        database.run(UPDATE, row);
        return { ...before, ...changes };
      }),
    remove(addressOrId) {
      writes += 1;
      return database.run(`DELETE FROM mailboxes ${BY_ADDRESS_OR_ID}`, identify(addressOrId)) === 1;
    },
  };
}

const BY_ADDRESS_OR_ID = 'WHERE id = :id OR address_key = :addressKey';

const identify = (addressOrId: string) => ({ id: addressOrId, addressKey: addressKey(addressOrId) });

const INSERT = `
  INSERT INTO mailboxes (id, address, address_key, provider_id, username, imap, smtp, ca_file, tags, sign_in_method,
    secret_id, paused, created_at)
  VALUES (:id, :address, :addressKey, :providerId, :username, :imap, :smtp, :caFile, :tags, :signInMethod,
    :secretId, :paused, :createdAt)
  ON CONFLICT (address_key) DO NOTHING`;

const UPDATE = `
  UPDATE mailboxes
  SET provider_id = :providerId, username = :username, imap = :imap, smtp = :smtp, ca_file = :caFile, tags = :tags,
    sign_in_method = :signInMethod, secret_id = :secretId, paused = :paused
  WHERE id = :id`;
