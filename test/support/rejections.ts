/** How many sign-ins each server refused. */
export interface Rejections {
  readonly imap: number;
  readonly smtp: number;
}

/** Dovecot answers for Postfix too, but names a session only where it speaks with the client itself. */
const IMAP_REJECTION = /auth: Info: [\w-]+\(\S+,<\S+>\): (Password mismatch|unknown user)/g;
const SMTP_REJECTION = /SASL \S+ authentication failed/g;

/** Counts refused sign-ins in the servers' logs, each once it was answered. */
export function countRejections(logs: { readonly dovecot: string; readonly postfix: string }): Rejections {
  return {
    imap: logs.dovecot.match(IMAP_REJECTION)?.length ?? 0,
    smtp: logs.postfix.match(SMTP_REJECTION)?.length ?? 0,
  };
}
