import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { CredentialStore, KeychainProblem, KeychainResult } from '../credentials/credential-store.ts';
import { MAX_SECRET_BYTES } from '../credentials/replace-secret.ts';
import { type MailGrant, readGrant, writeGrant } from './mail-grant.ts';

/** What was found under a mailbox’s secret id. */
export type GrantRead =
  | { readonly kind: 'found'; readonly grant: MailGrant }
  | { readonly kind: 'none' }
  /** Something is there that is no whole grant, such as a password or parts of which one is missing. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem; readonly detail: string };

export type GrantWritten =
  | { readonly kind: 'written' }
  | { readonly kind: 'too-long'; readonly bytes: number; readonly limitBytes: number }
  | { readonly kind: 'read-back-differs' }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem; readonly detail: string };

/** Keeps refresh tokens in the keychain. Nothing throws. */
export interface RefreshTokenStore {
  read(secretId: string): Promise<GrantRead>;
  /** Written, read back, and only then in the place of the old one: whatever stops it, one of the two stays whole. */
  write(secretId: string, grant: MailGrant): Promise<GrantWritten>;
  /** The same over a grant that is there; `none` where there is none any more: what was removed does not come back. */
  replace(secretId: string, grant: MailGrant): Promise<GrantWritten | { readonly kind: 'none' }>;
  /** With every part, also of writes that were interrupted. */
  remove(secretId: string): Promise<KeychainResult<void>>;
}

const MOST_PARTS = 12;

/** Two places for parts, used by turns: the new ones never overwrite those that are in use. */
const PLACES = ['a', 'b'] as const;
type Place = (typeof PLACES)[number];

/** What stands under the secret id itself where the grant needs several entries. Written last, in one piece. */
const HeadSchema = v.object({
  place: v.picklist(PLACES),
  parts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PARTS)),
  sha256: v.string(),
});
type Head = v.InferOutput<typeof HeadSchema>;

type Problem = { readonly kind: 'keychain'; readonly problem: KeychainProblem; readonly detail: string };

export function createRefreshTokenStore(store: CredentialStore): RefreshTokenStore {
  const partId = (secretId: string, place: Place, index: number) => `${secretId}.${place}${index}`;

  async function readOnce(secretId: string): Promise<GrantRead> {
    const head = await store.read(secretId);
    if (!head.ok) return problemOf(head);
    if (head.value === null) return { kind: 'none' };
    const split = readHead(head.value);
    if (split === null) return found(readGrant(head.value));
    const parts: string[] = [];
    for (let index = 0; index < split.parts; index += 1) {
      const part = await store.read(partId(secretId, split.place, index));
      if (!part.ok) return problemOf(part);
      if (part.value === null) return { kind: 'unreadable' };
      parts.push(part.value);
    }
    const text = parts.join('');
    return digest(text) === split.sha256 ? found(readGrant(text)) : { kind: 'unreadable' };
  }

  /** From the last to the first: whatever interrupts it, the first is there as long as any is. */
  async function removeParts(secretId: string, place: Place): Promise<Problem | null> {
    let count = 0;
    for (; count < MOST_PARTS; count += 1) {
      const part = await store.read(partId(secretId, place, count));
      if (!part.ok) return problemOf(part);
      if (part.value === null) break;
    }
    for (let index = count - 1; index >= 0; index -= 1) {
      const removed = await store.remove(partId(secretId, place, index));
      if (!removed.ok) return problemOf(removed);
    }
    return null;
  }

  async function put(id: string, text: string): Promise<GrantWritten> {
    const written = await store.write(id, text);
    const readBack = written.ok ? await store.read(id) : written;
    if (!readBack.ok) return problemOf(readBack);
    return readBack.value === text ? { kind: 'written' } : { kind: 'read-back-differs' };
  }

  async function writeParts(secretId: string, text: string, place: Place): Promise<GrantWritten> {
    const leftover = await removeParts(secretId, place);
    if (leftover !== null) return leftover;
    const parts = text.match(new RegExp(`.{1,${MAX_SECRET_BYTES}}`, 'gs')) ?? [];
    for (const [index, part] of parts.entries()) {
      const done = await put(partId(secretId, place, index), part);
      if (done.kind !== 'written') return done;
    }
    return put(secretId, JSON.stringify({ place, parts: parts.length, sha256: digest(text) }));
  }

  async function writeOver(
    secretId: string,
    grant: MailGrant,
    before: KeychainResult<string | null> & { readonly ok: true },
  ): Promise<GrantWritten> {
    const text = writeGrant(grant);
    const limitBytes = MOST_PARTS * MAX_SECRET_BYTES;
    if (text.length > limitBytes) return { kind: 'too-long', bytes: text.length, limitBytes };
    const old = before.value === null ? null : readHead(before.value);
    const place = old?.place === 'a' ? 'b' : 'a';
    const isShort = text.length <= MAX_SECRET_BYTES;
    const written = isShort ? await put(secretId, text) : await writeParts(secretId, text, place);
    // Parts that stay behind are found at the next write to their place, or when the mailbox goes.
    if (written.kind === 'written' && old !== null) await removeParts(secretId, old.place);
    return written;
  }

  return {
    async read(secretId) {
      const first = await readOnce(secretId);
      // Another process may have replaced the parts between the reading of the head and of the last one.
      return first.kind === 'unreadable' ? readOnce(secretId) : first;
    },
    async write(secretId, grant) {
      const before = await store.read(secretId);
      return before.ok ? writeOver(secretId, grant, before) : problemOf(before);
    },
    async replace(secretId, grant) {
      const before = await store.read(secretId);
      if (!before.ok) return problemOf(before);
      return before.value === null ? { kind: 'none' } : writeOver(secretId, grant, before);
    },
    async remove(secretId) {
      const removed = await store.remove(secretId);
      if (!removed.ok) return removed;
      for (const place of PLACES) {
        const problem = await removeParts(secretId, place);
        if (problem !== null) return { ok: false, problem: problem.problem, detail: problem.detail };
      }
      return removed;
    },
  };
}

function found(grant: MailGrant | null): GrantRead {
  return grant === null ? { kind: 'unreadable' } : { kind: 'found', grant };
}

function readHead(text: string): Head | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), HeadSchema), text);
  return parsed.success ? parsed.output : null;
}

function problemOf({ problem, detail }: KeychainResult<unknown> & { readonly ok: false }): Problem {
  return { kind: 'keychain', problem, detail };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
