import type { Api, DiscoverResult } from '../api/contract.ts';
import { findAccount } from '../demo/account.ts';
import type { PlayedProvider } from './played-provider.ts';
import { takesPasswords } from './stage.ts';

/** The api of a demo: wherever servers are named for an address, it says what stands behind them. */
export function explainDiscovery(api: Api, providers: readonly PlayedProvider[]): Api {
  return {
    ...api,
    discoverServers: async (address) => explain(await api.discoverServers(address), providers),
  };
}

function explain(found: DiscoverResult, providers: readonly PlayedProvider[]): DiscoverResult {
  if (found.kind !== 'found') return found;
  const isPlayed = providers.some(({ troupe }) => troupe.providerId === found.provider);
  const isKnown = providers.some(
    ({ simulated }) => findAccount(simulated.accounts, found.address) !== undefined,
  );
  const reason = isPlayed
    ? 'In this demo, a server on this computer plays its part.'
    : 'In this demo, nobody plays its part: it cannot be reached.';
  return {
    ...found,
    candidates: found.candidates.map((candidate) => ({
      ...candidate,
      reason: `${candidate.reason} ${reason}`,
    })),
    notes: isKnown ? found.notes : [...found.notes, unknownNote(providers)],
  };
}

/** Who types a real address is to know that it is not tried, before a real password follows. */
function unknownNote(providers: readonly PlayedProvider[]): string {
  const spare = (own: (provider: PlayedProvider) => boolean) =>
    providers.filter(own).flatMap(({ troupe }) => troupe.spare);
  const withPassword = spare(takesPasswords).join(', ');
  const withSignIn = spare((provider) => !takesPasswords(provider)).join(', ');
  return `This demo reaches no real mailbox: never type a real password here. Try ${withPassword}, whose app password stands in the demo panel, or sign in as ${withSignIn}.`;
}
