import type { WindowEvent } from '../../api/contract.ts';

/**
 * What is still to be said once a page listens: of two places to go to, the later; of one alert, what was said last. That
 * something works again is seen from the state, and takes back what was kept of it.
 */
export function keepForPage(kept: readonly WindowEvent[], event: WindowEvent): readonly WindowEvent[] {
  if (event.kind !== 'told') return [...kept.filter(({ kind }) => kind !== event.kind), event];
  const others = withoutAlert(kept, event.alert.id);
  return event.event === 'recovery' ? others : [...others, event];
}

/** What is left of it once that alert is over. */
export function withoutAlert(kept: readonly WindowEvent[], alertId: string): readonly WindowEvent[] {
  return kept.filter((one) => one.kind !== 'told' || one.alert.id !== alertId);
}
