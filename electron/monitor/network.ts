import type { Verdicts } from '../binding/verify.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { farServers, judge, type Sighting, sightingsIn, siteOf } from './network-evidence.ts';

/** Whether this computer reaches the internet, as far as the mail servers show. */
export interface Network {
  readonly isOnline: () => boolean;
  /**
   * Whether a check failed because this computer is offline: nothing was reached, and a server elsewhere, asked for a
   * second opinion without signing in, is not reached either. With mailboxes at one site only, nobody can tell.
   */
  readonly blames: (mailbox: Mailbox, verdicts: Verdicts) => Promise<boolean>;
  /** What the operating system says. “Online” is a reason to look, not a proof: it may be a network without internet. */
  readonly hearSystem: (isUp: boolean) => Promise<void>;
  /** While offline: asks one server for a sign of life, another one each time. */
  readonly lookForWayBack: () => Promise<void>;
  /** Returns the unsubscribe. */
  readonly subscribe: (listener: (state: NetworkState) => void) => () => void;
}

export type NetworkState = 'online' | 'offline';

export interface NetworkParts {
  readonly now: () => Date;
  readonly mailboxes: () => readonly Mailbox[];
  /** Connects to one of the mailbox's servers as far as TLS, without signing in. */
  readonly reach: (mailbox: Mailbox) => Promise<boolean>;
}

/** Starts out online: nothing says otherwise. */
export function watchNetwork({ now, mailboxes, reach }: NetworkParts): Network {
  const sightings = new Map<string, Sighting>();
  const underWay = new Map<string, Promise<boolean>>();
  const listeners = new Set<(state: NetworkState) => void>();
  let state: NetworkState = 'online';
  let looks = 0;

  const become = (next: NetworkState) => {
    if (state !== next) {
      state = next;
      sightings.clear();
      for (const listener of listeners) listener(next);
    }
  };
  const see = (site: string, isReached: boolean) => sightings.set(site, { at: now().getTime(), isReached });

  /** Several checks that fail together ask for one opinion. */
  const ask = (site: string, mailbox: Mailbox): Promise<boolean> => {
    const asked =
      underWay.get(site) ??
      reach(mailbox).finally(() => {
        underWay.delete(site);
      });
    underWay.set(site, asked);
    return asked;
  };
  const witnessOutside = (failing: ReadonlySet<string>) =>
    mailboxes()
      .flatMap((mailbox) => farServers(mailbox).map(({ host }) => ({ mailbox, site: siteOf(host) })))
      .find(({ site }) => !failing.has(site));

  const lookForWayBack = async () => {
    const far = mailboxes().filter((mailbox) => farServers(mailbox).length > 0);
    const mailbox = far[looks % far.length];
    looks += 1;
    // With nothing to ask, there is nothing to be offline for.
    if (mailbox === undefined || (await reach(mailbox))) become('online');
  };

  return {
    isOnline: () => state === 'online',
    async blames(_, verdicts) {
      const seen = sightingsIn(verdicts);
      for (const { site, isReached } of seen) see(site, isReached);
      if (seen.some(({ isReached }) => isReached)) {
        become('online');
        return false;
      }
      if (seen.length === 0) return false;
      if (state === 'offline') return true;
      const failing = new Set(seen.map(({ site }) => site));
      let verdict = judge(sightings, failing, now().getTime());
      const witness = verdict === 'undecided' ? witnessOutside(failing) : undefined;
      if (witness !== undefined) {
        const isReached = await ask(witness.site, witness.mailbox);
        see(witness.site, isReached);
        verdict = isReached ? 'online' : 'offline';
      }
      if (verdict === 'offline') become('offline');
      return verdict === 'offline';
    },
    async hearSystem(isUp) {
      if (!isUp) become('offline');
      else if (state === 'offline') await lookForWayBack();
    },
    lookForWayBack,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
