import type { ApiParts } from './api-parts.ts';
import type { Api } from './contract.ts';

/** The demo's stage directions, where this is one. */
export function demoHandlers({ demo }: Pick<ApiParts, 'demo'>): Pick<Api, 'showDemo' | 'playDemo'> {
  return {
    showDemo: async () => demo?.panel() ?? null,
    playDemo: async (actId) => (await demo?.play(actId)) ?? null,
  };
}
