import type { BindingParts } from '../binding/binding-parts.ts';
import type { Checker } from '../monitor/checker.ts';
import type { Lanes } from '../monitor/lanes.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Network } from '../monitor/network.ts';
import type { WatchEvent } from '../monitor/watch-event.ts';

/** What the handlers work with. */
export interface ApiParts extends BindingParts {
  readonly checker: Checker;
  readonly network: Network;
  readonly lanes: Lanes;
  /** Builds a monitor, not yet started. */
  readonly createMonitor: (listener: MonitorListener) => Monitor;
  /** Reserves the watching of the data folder for this process; `null` where another one has it. Returns the release. */
  readonly reserveWatch: () => (() => void) | null;
  /** Makes a path of a CA file absolute, from the folder that the user named it in. */
  readonly resolvePath: (path: string) => string;
}

/** Who hears what the monitor has to say. */
export interface MonitorListener {
  readonly emit: (event: WatchEvent) => void;
  readonly onTrouble: (error: unknown) => void;
  readonly onBeat?: (lagMs: number) => void;
  /** Instead of the setting. */
  readonly intervalMinutes?: number;
}
