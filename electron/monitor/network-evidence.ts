import type { Verdicts } from '../binding/verify.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { ServerAddress } from '../mailbox/server-address.ts';
import type { ProbeResult, ProbeStage } from '../probe/probe-result.ts';
import { isLocalHost } from './local-host.ts';

/**
 * Stages before a server has shown who it is. A network that is down fails here, and so does one that answers in the
 * place of every server until somebody signs in to it in a browser.
 */
const BEFORE_THE_SERVER: ReadonlySet<ProbeStage> = new Set<ProbeStage>(['resolve', 'connect', 'tls']);

/** How many seconds evidence about one host helps to judge another. */
export const EVIDENCE_HOLDS_MS = 30_000;

/** What was last seen of one part of the internet. */
export interface Sighting {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isReached: boolean;
}

/** By {@link siteOf}. */
export type Sightings = ReadonlyMap<string, Sighting>;

/** Servers of one mailbox that stand beyond the local network. */
export function farServers({ imap, smtp }: Pick<Mailbox, 'imap' | 'smtp'>): readonly ServerAddress[] {
  return [imap, smtp].filter((server) => server !== null).filter(({ host }) => !isLocalHost(host));
}

/** Whose host it is, roughly: a provider's servers stand or fall together, so two of them are no two witnesses. */
export function siteOf(host: string): string {
  return host.toLowerCase().split('.').slice(-2).join('.');
}

/** Whether the attempt came as far as a server that shows who it is; `null` where it was on the local network or was cancelled. */
export function sightingOf(
  result: ProbeResult,
): { readonly site: string; readonly isReached: boolean } | null {
  if (isLocalHost(result.server.host)) return null;
  const site = siteOf(result.server.host);
  if (result.outcome !== 'failed') return { site, isReached: true };
  if (result.failure.code === 'CANCELLED' || result.failure.code === 'CA_FILE_UNUSABLE') return null;
  return { site, isReached: !BEFORE_THE_SERVER.has(result.failure.stage) };
}

/** What one check saw of the internet. */
export function sightingsIn({ imap, smtp }: Verdicts) {
  return [imap, smtp].filter((result) => result !== null).flatMap((result) => sightingOf(result) ?? []);
}

/** What others have seen since `EVIDENCE_HOLDS_MS`: anything reached means online; something, and nothing reached, offline. */
export function judge(
  sightings: Sightings,
  failing: ReadonlySet<string>,
  now: number,
): 'online' | 'offline' | 'undecided' {
  const others = [...sightings].filter(
    ([site, { at }]) => !failing.has(site) && Math.abs(now - at) <= EVIDENCE_HOLDS_MS,
  );
  if (others.some(([, { isReached }]) => isReached)) return 'online';
  return others.length > 0 ? 'offline' : 'undecided';
}
