import type { Cause } from './cause.ts';
import type { Reading } from './reading.ts';

/** RFC 5530 section 3: the same command may succeed later. `THROTTLED` says the same at Cyrus and Exchange. */
const TEMPORARY_IMAP_CODES: ReadonlySet<string> = new Set([
  'UNAVAILABLE',
  'LIMIT',
  'INUSE',
  'SERVERBUG',
  'THROTTLED',
]);

/**
 * Causes that send somebody to change a secret or a setting. A reply whose code says “later” must never become one,
 * whatever its words: imapflow and nodemailer call every refused sign-in an authentication failure.
 */
const BLAMES_THE_ACCOUNT: ReadonlySet<Cause> = new Set<Cause>([
  'bad-credentials',
  'app-password-required',
  'basic-auth-disabled',
  'smtp-auth-disabled',
  'org-policy-block',
  'imap-disabled',
  'mailbox-not-connected',
  'client-id-required',
  'account-locked',
  'account-disabled',
  'needs-web-login',
  'license-missing',
  'auth-not-offered',
  'oauth-grant-invalid',
  'oauth-token-refused',
  'oauth-server-not-allowed',
  'oauth-consent-required',
  'oauth-client-rejected',
]);

/** Whether the codes alone say that the refusal passes: SMTP 4yz and 4.y.z (RFC 5321, RFC 3463), or the IMAP codes above. */
export function isTemporaryByCode(reading: Reading): boolean {
  // NetEase writes its own “460 ERR.LOGIN.PASSERR” where no SMTP code stands: RFC 5321 knows no 46x.
  const isSmtp4 = reading.smtpCode?.startsWith('4') === true && !/^460 err\.login\./.test(reading.text);
  return (
    isSmtp4 ||
    reading.enhancedCode?.startsWith('4.') === true ||
    reading.imapCodes.some((code) => TEMPORARY_IMAP_CODES.has(code))
  );
}

/** Whether a cause may be named for a reply whose code says that it passes. */
export function mayBeTemporary(cause: Cause): boolean {
  return !BLAMES_THE_ACCOUNT.has(cause);
}
