import { hash } from 'node:crypto';

/** What is read of a message: nothing of its content. */
export interface MessageFacts {
  readonly uid: number;
  /** INTERNALDATE: ISO 8601, UTC. */
  readonly at: string;
  /** With its angle brackets, as written in the header; `null` where it has none. */
  readonly messageId: string | null;
  /** Addresses in To, Cc and Bcc together. */
  readonly recipients: number;
  /** Tells messages without an id apart: a hash of subject, sender, recipients and date header. */
  readonly fingerprint: string;
}

/** The names of a group (`undisclosed-recipients:;`) come without an address. */
type Addresses = readonly { readonly address?: string | undefined }[] | undefined;

/** A message as the library hands it over. */
export interface FetchedMessage {
  readonly uid?: number | undefined;
  /** Text where it was no date. */
  readonly internalDate?: Date | string | undefined;
  readonly envelope?:
    | {
        readonly date?: Date | string | undefined;
        readonly subject?: string | undefined;
        readonly messageId?: string | undefined;
        readonly from?: Addresses;
        readonly to?: Addresses;
        readonly cc?: Addresses;
        readonly bcc?: Addresses;
      }
    | undefined;
}

/**
 * The facts of a fetched message; `null` for what tells none, such as changed flags that a server mentions on the way.
 * The size is left out of the fingerprint: Exchange has to render a message to know it.
 */
export function factsOf({ uid, internalDate, envelope }: FetchedMessage): MessageFacts | null {
  const at = validDate(internalDate) ?? validDate(envelope?.date);
  if (uid === undefined || envelope === undefined || at === null) {
    return null;
  }
  const recipients = [envelope.to, envelope.cc, envelope.bcc].flatMap(addressesOf);
  const written = validDate(envelope.date) ?? at;
  return {
    uid,
    at: at.toISOString(),
    messageId: envelope.messageId?.trim() || null,
    recipients: recipients.length,
    fingerprint: hash(
      'sha256',
      JSON.stringify([envelope.subject ?? '', addressesOf(envelope.from), recipients, written]),
      'base64url',
    ),
  };
}

function addressesOf(list: Addresses): readonly string[] {
  return (list ?? []).flatMap(({ address }) => (address ? [address.toLowerCase()] : []));
}

function validDate(value: Date | string | undefined): Date | null {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : null;
}
