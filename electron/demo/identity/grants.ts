import { randomBytes } from 'node:crypto';
import type { Account } from '../account.ts';

/** What one person has allowed one program. */
export interface Grant {
  readonly account: Account;
  readonly scope: string;
}

/** Tokens as they are handed out. */
export interface GrantedTokens {
  readonly accessToken: string;
  readonly expiresInS: number;
  readonly refreshToken: string;
}

/** The grants of an identity provider, and the tokens that came of them. */
export interface Grants {
  readonly begin: (account: Account, scope: string) => Grant;
  /** A new access token, good at the mail servers from now on; the refresh token that is given, or else a new one. */
  readonly issue: (grant: Grant, refreshToken?: string) => GrantedTokens;
  /** The grant of a refresh token; `null` where it has ended or never was. */
  readonly find: (refreshToken: string) => Grant | null;
  /** Ends the grant of a refresh token, and the access tokens of its account. */
  readonly end: (refreshToken: string) => void;
  /** Ends all grants of an account, as a new password does. */
  readonly endAllOf: (account: Account) => void;
  /** Ends the access tokens of an account before their time; the refresh tokens go on. */
  readonly endAccessOf: (account: Account) => void;
  /** Forgets everything. */
  readonly stop: () => void;
}

export interface GrantsOptions {
  readonly accessTokenMs: number;
  /** Hears of an access token as it ends. */
  readonly onEnded: (account: Account, accessToken: string) => void;
}

/** Nothing of it outlives the process. */
export function createGrants({ accessTokenMs, onEnded }: GrantsOptions): Grants {
  const byRefreshToken = new Map<string, Grant>();
  const expiries = new Map<string, NodeJS.Timeout>();

  function endAccess(account: Account, accessToken: string): void {
    clearTimeout(expiries.get(accessToken));
    expiries.delete(accessToken);
    account.accessTokens = account.accessTokens.filter((token) => token !== accessToken);
    onEnded(account, accessToken);
  }
  function endAccessOf(account: Account): void {
    for (const token of account.accessTokens) endAccess(account, token);
  }

  return {
    begin: (account, scope) => ({ account, scope }),
    issue(grant, refreshToken = newToken()) {
      const { account } = grant;
      const accessToken = newToken();
      byRefreshToken.set(refreshToken, grant);
      account.accessTokens = [...account.accessTokens, accessToken];
      expiries.set(accessToken, setTimeout(endAccess, accessTokenMs, account, accessToken).unref());
      return { accessToken, expiresInS: Math.floor(accessTokenMs / 1000), refreshToken };
    },
    find: (refreshToken) => byRefreshToken.get(refreshToken) ?? null,
    end(refreshToken) {
      const ended = byRefreshToken.get(refreshToken);
      if (ended === undefined) return;
      for (const [token, grant] of byRefreshToken) if (grant === ended) byRefreshToken.delete(token);
      endAccessOf(ended.account);
    },
    endAllOf(account) {
      for (const [token, grant] of byRefreshToken) {
        if (grant.account === account) byRefreshToken.delete(token);
      }
      endAccessOf(account);
    },
    endAccessOf,
    stop() {
      for (const expiry of expiries.values()) clearTimeout(expiry);
      expiries.clear();
      byRefreshToken.clear();
    },
  };
}

/** 256 bits, as letters, digits, `-` and `_`. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
