import type { BindingParts } from '../binding/binding-parts.ts';
import type { Checker } from '../monitor/checker.ts';
import type { Lanes } from '../monitor/lanes.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Network } from '../monitor/network.ts';
import type { WatchEvent } from '../monitor/watch-event.ts';
import type { DemoPanel } from './contract.ts';

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
  readonly program: ProgramFacts;
  /** `null` where this is no demo. */
  readonly demo: DemoControls | null;
}

/** What the program knows of itself. */
export interface ProgramFacts {
  /** E.g. `0.1.0`. */
  readonly version: string;
  /** What carries it, by the names of `process.versions`. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** Where the database lies. */
  readonly dataFolder: string;
  /** The list that the build makes of what is shipped; `null` where there is none. */
  readonly licencesFile: string | null;
}

/** What a demo lets the user do to its simulated providers. */
export interface DemoControls {
  readonly panel: () => DemoPanel;
  /** Plays one act, and shows the panel as it then is. An act that does not exist changes nothing. */
  readonly play: (actId: string) => Promise<DemoPanel>;
}

/** Who hears what the monitor has to say. */
export interface MonitorListener {
  readonly emit: (event: WatchEvent) => void;
  readonly onTrouble: (error: unknown) => void;
  readonly onBeat?: (lagMs: number) => void;
  /** Instead of the setting. */
  readonly intervalMinutes?: number;
}
