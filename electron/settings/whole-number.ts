import * as v from 'valibot';
import type { Setting } from './setting.ts';

/** Bounds, both of them allowed, and the words around them. */
export interface WholeNumber {
  readonly name: string;
  /** What it does and what is counted, without a full stop. */
  readonly does: string;
  /** What is counted, in one word, e.g. `minutes`. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly defaultValue: number;
}

/** A setting that takes a whole number. */
export function wholeNumber({ name, does, unit, from, to, defaultValue }: WholeNumber): Setting<number> {
  const schema = v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
  return {
    name,
    description: `${does}: ${from} to ${to}.`,
    defaultValue,
    schema,
    parse: (text) => {
      const digits = text.trim();
      const parsed = v.safeParse(schema, /^\d+$/.test(digits) ? Number(digits) : null);
      return parsed.success
        ? { ok: true, value: parsed.output }
        : { ok: false, sentence: `“${name}” takes a whole number of ${unit} from ${from} to ${to}.` };
    },
    format: String,
  };
}
