import type { IdentityProviderId } from '../../oauth/identity-providers.ts';
import type { Stage } from '../stage.ts';
import type { Act } from './scene.ts';

/**
 * The identity provider has trouble. Access tokens end with it, or the app would go on with those that it has and notice
 * nothing for an hour.
 */
export function signInTrouble(id: IdentityProviderId, { providers, identities }: Stage): Act {
  const own = providers.filter(({ troupe }) => troupe.identity === id);
  const identity = identities[id];
  return {
    id: `${id}-sign-in/trouble`,
    label: 'Its sign-in server has trouble (503)',
    isOn: () => identity.hasTrouble,
    mends: () => identity.hasTrouble,
    touches: own.flatMap(({ troupe }) => [...troupe.roles.map(({ address }) => address), ...troupe.spare]),
    play() {
      identity.hasTrouble = !identity.hasTrouble;
      if (!identity.hasTrouble) return;
      for (const account of own.flatMap(({ simulated }) => simulated.accounts)) identity.endAccessOf(account);
    },
  };
}
