import type { Cause, Step } from '../diagnosis/cause.ts';

/** How a send test ended. */
export type SendTestOutcome =
  | {
      readonly kind: 'arrived';
      /** The SMTP server's own words. */
      readonly reply: string;
      readonly folder: string;
      /** From the acceptance to when it was seen, in milliseconds. */
      readonly delayMs: number;
    }
  /** The server took the message, and where it went is not known. */
  | { readonly kind: 'not-seen'; readonly reply: string; readonly summary: string }
  /** The server did not take it. */
  | {
      readonly kind: 'refused';
      readonly cause: Cause;
      readonly transient: boolean;
      readonly title: string;
      readonly summary: string;
      readonly advice: readonly Step[];
      readonly stage: string;
      readonly reply: string | null;
    }
  /** It did not come to an answer of the server. */
  | { readonly kind: 'impossible'; readonly summary: string; readonly advice: readonly Step[] };
