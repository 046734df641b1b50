import type { Account } from '../../demo/account.ts';
import type { Engine } from '../../engine.ts';
import type { Plot } from '../cast.ts';
import type { PlayedProvider } from '../played-provider.ts';
import type { Stage } from '../stage.ts';
import { accountActs } from './account-acts.ts';
import { type AccountDesk, openDesk } from './account-desk.ts';
import { networkAct } from './network-act.ts';
import { providerActs } from './provider-acts.ts';
import type { Scene } from './scene.ts';
import { signInTrouble } from './sign-in-trouble.ts';

/** The worst comes first, as in the window; accounts that the app does not know yet come last. */
const PLOTS: readonly (Plot | undefined)[] = [
  'dead-app-password',
  'passwords-ended',
  'smtp-auth-off',
  'near-cap',
  'steady',
  'new',
  'unsteady',
  undefined,
];

/** Everything that can be done in the demo, in the order to show it. `engine` is asked once an act is played. */
export function allScenes(stage: Stage, engine: () => Engine): readonly Scene[] {
  const accounts = stage.providers.flatMap((provider) =>
    provider.simulated.accounts.map((account) => ({ account, provider, plot: plotOf(account, provider) })),
  );
  return [
    { title: 'This computer', address: null, acts: [networkAct(stage, engine)], handout: () => null },
    ...accounts
      .toSorted((one, other) => PLOTS.indexOf(one.plot) - PLOTS.indexOf(other.plot))
      .map(({ account, provider, plot }) =>
        accountScene(
          openDesk(account, provider, { isSpare: plot === undefined, identity: identityOf(provider) }),
        ),
      ),
    ...stage.providers.map(
      (provider): Scene => ({
        title: provider.troupe.title,
        address: null,
        acts: providerActs(provider),
        handout: () => null,
      }),
    ),
    ...(['microsoft', 'google'] as const).map((id): Scene => {
      const { voice } = stage.identities[id];
      return {
        title: `Sign in with ${voice.name}`,
        address: null,
        acts: [signInTrouble(id, stage)],
        handout: () => null,
      };
    }),
  ];

  function identityOf({ troupe }: PlayedProvider) {
    return troupe.identity === null ? null : stage.identities[troupe.identity];
  }
}

function plotOf({ address }: Account, { troupe }: PlayedProvider): Plot | undefined {
  return troupe.roles.find((role) => role.address === address)?.plot;
}

function accountScene(desk: AccountDesk): Scene {
  const { account, isSpare } = desk;
  const title = isSpare ? `${account.address} (not added yet)` : account.address;
  return { title, address: account.address, acts: accountActs(desk), handout: desk.shown };
}
