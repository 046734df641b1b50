import { createHash, randomInt } from 'node:crypto';
import type { Account } from '../account.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { newToken } from './grants.ts';

/** A sign-in that waits for somebody at a browser. */
export type PendingSignIn =
  | { readonly by: 'browser'; readonly request: AuthorizationRequest }
  | { readonly by: 'device'; readonly device: Device };

/** A program elsewhere that waits for its code to be typed (RFC 8628). */
export interface Device {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly scope: string;
  readonly expiresAt: number;
  /** `null` until somebody has answered. */
  answer: 'refused' | Account | null;
}

/** Handed to the program over the browser, and redeemed once. */
export interface IssuedCode {
  readonly request: AuthorizationRequest;
  readonly account: Account;
}

export const DEVICE_CODE_S = 900;
const LIFETIME_MS = DEVICE_CODE_S * 1000;

/** No vowels and nothing that is mistaken for another: nobody is to be sworn at (RFC 8628 section 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** What is under way between the pages and the token endpoint. Everything in it is used once. */
export function createPendingSignIns() {
  const pages = new Map<string, PendingSignIn>();
  const codes = new Map<string, IssuedCode>();
  const devices = new Map<string, Device>();
  const keep = <T>(map: Map<string, T>, id: string, what: T) => {
    map.set(id, what);
    setTimeout(() => map.delete(id), LIFETIME_MS).unref();
    return id;
  };
  const take = <T>(map: Map<string, T>, id: string): T | null => {
    const found = map.get(id) ?? null;
    map.delete(id);
    return found;
  };
  return {
    /** Says under which id its page answers. */
    openPage: (signIn: PendingSignIn) => keep(pages, newToken(), signIn),
    takePage: (id: string) => take(pages, id),
    newCode: (request: AuthorizationRequest, account: Account) =>
      keep(codes, newToken(), { request, account }),
    /** `null` where the code is unknown, used, or not for whoever redeems it. */
    redeemCode(code: string, codeVerifier: string, redirectUri: string): IssuedCode | null {
      const issued = take(codes, code);
      const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
      const isTheirs =
        issued?.request.codeChallenge === challenge && issued.request.redirectUri.href === redirectUri;
      return isTheirs ? issued : null;
    },
    newDevice(scope: string): Device {
      const letters = Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
      const device: Device = {
        deviceCode: newToken(),
        userCode: `${letters.slice(0, 4)}-${letters.slice(4)}`,
        scope,
        expiresAt: Date.now() + LIFETIME_MS,
        answer: null,
      };
      keep(devices, device.deviceCode, device);
      return device;
    },
    /** As it was typed: in any case, with whatever between the letters. */
    findDevice(typed: string): Device | null {
      const code = lettersOf(typed);
      return (
        [...devices.values()].find(
          ({ userCode, answer }) => lettersOf(userCode) === code && answer === null,
        ) ?? null
      );
    },
    askDevice: (deviceCode: string) => devices.get(deviceCode) ?? null,
    endDevice: ({ deviceCode }: Device) => void devices.delete(deviceCode),
  };
}

function lettersOf(code: string): string {
  return code.toUpperCase().replace(/[^A-Z]/g, '');
}

export type PendingSignIns = ReturnType<typeof createPendingSignIns>;
