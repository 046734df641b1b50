import type { Engine } from '../../engine.ts';
import type { Stage } from '../stage.ts';
import type { Act } from './scene.ts';

/** Pulls the plug: no server can be reached, and the system says so, as it does when a cable is drawn. */
export function networkAct(stage: Stage, engine: () => Engine): Act {
  return {
    id: 'network/cut',
    label: 'The network is down',
    isOn: stage.isCut,
    mends: () => false,
    touches: stage.roles.map(({ role }) => role.address),
    async play() {
      stage.cut(!stage.isCut());
      await engine().hearNetwork(stage.isCut() ? 'offline' : 'online');
    },
  };
}
