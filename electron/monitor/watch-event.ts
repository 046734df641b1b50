import type { MailboxStatus } from '../diagnosis/cause.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Alert } from '../history/alert.ts';
import type { CheckRecord } from '../history/check-record.ts';
import type { Standing } from '../history/standing.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { SendFigures } from '../sending/send-figures.ts';

/** What the monitor tells whoever listens. It holds no secret. */
export type WatchEvent =
  | {
      readonly kind: 'check';
      readonly mailbox: Mailbox;
      readonly record: CheckRecord;
      readonly diagnosis: Diagnosis;
      readonly standing: Standing;
    }
  | {
      readonly kind: 'status';
      readonly mailbox: Mailbox;
      readonly before: MailboxStatus;
      readonly status: MailboxStatus;
      readonly standing: Standing;
    }
  | {
      readonly kind: 'send';
      readonly mailbox: Mailbox;
      /** How many were not counted before. */
      readonly newMessages: number;
      readonly figures: SendFigures;
    }
  | { readonly kind: 'alert' | 'reminder' | 'recovery' | 'withdrawn'; readonly alert: Alert }
  | { readonly kind: 'offline' | 'online' };
