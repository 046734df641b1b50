import { type Clock, SYSTEM_CLOCK } from '../monitor/clock.ts';
import type { Api } from './contract.ts';
import { openWindowEvents, type WindowEvents } from './window-events.ts';

/** A watch whose findings the windows of this process are told. */
export interface WindowWatch {
  readonly events: WindowEvents;
  /** As the api's own; windows hear of all it tells, and of every check as it begins and ends. */
  readonly watch: Api['watch'];
}

/** Ties what windows are told to the watch, which begins when the caller says so. */
export function watchForWindows(
  api: Pick<Api, 'snapshot' | 'watch'>,
  clock: Clock = SYSTEM_CLOCK,
): WindowWatch {
  const events = openWindowEvents({ snapshot: api.snapshot, clock });
  return {
    events,
    watch: (request) =>
      api.watch({
        ...request,
        onEvent: (report) => {
          events.observe(report);
          request.onEvent(report);
        },
        onChecking: () => {
          events.refresh();
          request.onChecking?.();
        },
      }),
  };
}
