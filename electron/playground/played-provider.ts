import type { SimulatedProvider } from '../demo/simulated-provider.ts';
import type { Provider } from '../provider/provider.ts';
import type { Troupe } from './cast.ts';

/** One provider as it runs, with the preset of the real one that it stands for. */
export interface PlayedProvider {
  readonly troupe: Troupe;
  readonly preset: Provider;
  readonly simulated: SimulatedProvider;
}
