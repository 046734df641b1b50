export interface SettingReport {
  readonly key: string;
  readonly value: string;
  readonly defaultValue: string;
  /** One sentence: what it does and what it takes. */
  readonly description: string;
}

export type ChangeSettingResult =
  | { readonly kind: 'changed'; readonly setting: SettingReport }
  | { readonly kind: 'unknown-key'; readonly keys: readonly string[]; readonly closest: string | null }
  | { readonly kind: 'invalid'; readonly sentence: string };

export interface About {
  readonly version: string;
  /** What carries it, e.g. Electron, Node.js, SQLite, in the order to show them. */
  readonly runtime: readonly { readonly name: string; readonly version: string }[];
  /** Where the database lies. */
  readonly dataFolder: string;
  /** What is shipped with it, by name. */
  readonly packages: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}

/** The demo's stage directions: what its simulated providers can be made to do. */
export interface DemoPanel {
  readonly scenes: readonly DemoScene[];
}

/** What can be done to one mailbox, or to the network. */
export interface DemoScene {
  /** An address, or what else it is about. */
  readonly title: string;
  readonly address: string | null;
  readonly acts: readonly DemoAct[];
  /** What the provider's own page would show now, e.g. the app password it has just made. */
  readonly handout: { readonly label: string; readonly secret: string } | null;
}

export interface DemoAct {
  readonly id: string;
  readonly label: string;
  /** Whether it is in force; `null` for what is done once. */
  readonly isOn: boolean | null;
}
