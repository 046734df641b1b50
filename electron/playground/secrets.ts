import { randomInt } from 'node:crypto';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A secret as the provider of that id hands them out to mail programs: 16 characters. */
export function newAppSecret(providerId: string): string {
  return secretOf(providerId === 'netease163' ? UPPER_AND_DIGITS : LOWER, 16);
}

/** A password that somebody might have chosen for the web sign-in. */
export function newLoginPassword(): string {
  return `${secretOf(LOWER, 5)}-${secretOf(LOWER, 5)}-${randomInt(10, 100)}`;
}

function secretOf(letters: string, length: number): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
}
