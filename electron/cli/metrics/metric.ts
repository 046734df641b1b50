/** One number and what it is about, beside the labels that every metric of its table has. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * One metric and how its samples are read off a subject; named and measured in base units as
 * https://prometheus.io/docs/practices/naming/ asks. A subject of which nothing is known has no sample: an absent series
 * says so, a zero would not.
 */
export interface Metric<Subject> {
  readonly kind: 'gauge' | 'counter';
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly samples: (subject: Subject) => readonly Sample[];
}

/** One sample, or none where nothing is known. */
export function sample(value: number | null | undefined): readonly Sample[] {
  return value === null || value === undefined ? [] : [{ value }];
}

/** A claim as Prometheus has it: 1 where it holds, 0 where it does not. */
export function claim(holds: boolean): number {
  return holds ? 1 : 0;
}

/** Seconds since 1970 of an ISO 8601 time; `null` where there is none. */
export function unixSeconds(at: string | null): number | null {
  return at === null ? null : Date.parse(at) / 1000;
}
