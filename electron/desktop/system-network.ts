/** Tells what the system says of the network as often as it changes. */
export interface SystemNetwork {
  readonly look: () => void;
}

/**
 * A system that says “offline” is right; one that says “online” may only have a virtual adapter. So nothing is told
 * before it has once been offline.
 */
export function watchSystemNetwork(
  isOnline: () => boolean,
  tell: (state: 'online' | 'offline') => void,
): SystemNetwork {
  let known: 'online' | 'offline' = 'online';
  return {
    look: () => {
      const state = isOnline() ? 'online' : 'offline';
      if (state === known) return;
      known = state;
      tell(state);
    },
  };
}
