import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh secret of 256 bits, fit for a link and a cookie. */
export type NewSecret = () => string;

/** From the system's source of randomness. */
export const randomSecret: NewSecret = () => randomBytes(32).toString('base64url');

/** What is kept of a secret instead of the secret; all of one length, so that they can be compared. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Takes as long for a near miss as for a far one. */
export function isSame(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(one, other);
}
