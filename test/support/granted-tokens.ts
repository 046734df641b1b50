import type { Adapter, Payload } from 'oidc-provider';

/** All that an identity provider has handed out, in memory, without a limit. */
export interface GrantedTokens {
  /** The part of it that holds one kind of thing. */
  keep(kind: string): Adapter;
  /** Every access token, refresh token and device code ever handed out. */
  readonly issued: readonly string[];
  /** Forgets one access token; `false` where it was not there. */
  forgetAccessToken(token: string): boolean;
  /** Forgets all access tokens of a user and nothing else; says how many. */
  forgetAccessTokensOf(user: string): number;
  /** Forgets all that came of one consent of the user, the grant and its refresh tokens too; says how many things. */
  forgetGrantOf(token: string): number;
  /** The same for every consent that the user gave. */
  forgetGrantsOf(user: string): number;
}

/** Their ids are what is handed out. */
const SECRET_KINDS: ReadonlySet<string> = new Set(['AccessToken', 'RefreshToken', 'DeviceCode']);

/** oidc-provider's own memory is one of 1,000 entries, which loses refresh tokens after some 150 sign-ins. */
export function createGrantedTokens(): GrantedTokens {
  const kinds = new Map<string, Map<string, Payload>>();
  const issued: string[] = [];

  function all(kind: string): Map<string, Payload> {
    const known = kinds.get(kind) ?? new Map<string, Payload>();
    kinds.set(kind, known);
    return known;
  }

  function forget(kind: string, isMeant: (payload: Payload, id: string) => boolean): number {
    const meant = [...all(kind)].filter(([id, payload]) => isMeant(payload, id));
    for (const [id] of meant) all(kind).delete(id);
    return meant.length;
  }

  function forgetGrants(grantIds: ReadonlySet<string>): number {
    const counts = [...kinds.keys()].map((kind) =>
      forget(kind, ({ grantId }, id) => grantIds.has(kind === 'Grant' ? id : (grantId ?? ''))),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  function keep(kind: string): Adapter {
    const find = (isMeant: (payload: Payload) => boolean) => [...all(kind).values()].find(isMeant);
    return {
      async upsert(id, payload) {
        all(kind).set(id, payload);
        if (SECRET_KINDS.has(kind)) issued.push(id);
      },
      find: async (id) => all(kind).get(id),
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = all(kind).get(id);
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
      },
      destroy: async (id) => void all(kind).delete(id),
      revokeByGrantId: async (grantId) => void forget(kind, (payload) => payload.grantId === grantId),
    };
  }

  return {
    keep,
    issued,
    forgetAccessToken: (token) => all('AccessToken').delete(token),
    forgetAccessTokensOf: (user) => forget('AccessToken', ({ accountId }) => accountId === user),
    forgetGrantOf(token) {
      const payload = all('AccessToken').get(token) ?? all('RefreshToken').get(token);
      return payload?.grantId === undefined ? 0 : forgetGrants(new Set([payload.grantId]));
    },
    forgetGrantsOf(user) {
      const theirs = [...all('Grant')].filter(([, { accountId }]) => accountId === user);
      return forgetGrants(new Set(theirs.map(([id]) => id)));
    },
  };
}
