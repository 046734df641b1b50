import { gmail } from './personalities/gmail.ts';
import { microsoft365 } from './personalities/microsoft365.ts';
import { netease163 } from './personalities/netease163.ts';
import { outlook } from './personalities/outlook.ts';
import { outlook2024 } from './personalities/outlook-2024.ts';
import { plain } from './personalities/plain.ts';
import { qq } from './personalities/qq.ts';
import type { Personality } from './personality.ts';

/** Every provider that can be simulated. */
export const PERSONALITIES: readonly Personality[] = [
  outlook,
  outlook2024,
  microsoft365,
  gmail,
  netease163,
  qq,
  plain,
];
