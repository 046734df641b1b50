/** Something that can be done in the demo. */
export interface Act {
  /** Unique in the whole demo. */
  readonly id: string;
  /** What pressing it means; of a switch, what is so while it is on. */
  readonly label: string;
  /** Whether it is in force; `null` for what is done once. */
  readonly isOn: () => boolean | null;
  /** Does it, or takes it back where it is in force. */
  readonly play: () => void | Promise<void>;
  /** Mailboxes that may show it, by address. */
  readonly touches: readonly string[];
  /**
   * Whether, as things are now, it takes back what had the secret refused. The app signs in no more by itself then: whoever
   * mends it asks for a check.
   */
  readonly mends: () => boolean;
}

/** What a provider's page shows to its user. */
export interface Handout {
  readonly label: string;
  readonly secret: string;
}

/** What can be done to one mailbox, to one provider, or to the network. */
export interface Scene {
  readonly title: string;
  readonly address: string | null;
  readonly acts: readonly Act[];
  readonly handout: () => Handout | null;
}
