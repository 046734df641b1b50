import type { GenericSchema } from 'valibot';

/** A setting as it is typed, or the sentence that says what it takes. */
export type ParsedSetting<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly sentence: string };

/** Everything that is to be known of one setting. */
export interface Setting<Value> {
  /** As typed on the command line and kept in the file. */
  readonly name: string;
  /** One sentence: what it does and what it takes. */
  readonly description: string;
  readonly defaultValue: Value;
  /** What is valid, whether it was typed or read back from the file. */
  readonly schema: GenericSchema<unknown, Value>;
  /** Reads what a person typed. `now` is what a length of time counts from. */
  readonly parse: (text: string, now: Date) => ParsedSetting<Value>;
  /** Text that {@link parse} reads back as the same value, as long as it lies ahead of `now` where it is a time. */
  readonly format: (value: Value, now: Date) => string;
}
