import type { BindingParts } from '../binding/binding-parts.ts';
import type { Lanes } from '../monitor/lanes.ts';

/** What the handlers work with. */
export interface ApiParts extends BindingParts {
  readonly lanes: Lanes;
  /** Makes a path of a CA file absolute, from the folder that the user named it in. */
  readonly resolvePath: (path: string) => string;
}
