import type { ShownSetting } from './setting-groups.ts';

/** What a control needs to show a setting and to set it. */
export interface ControlProps {
  readonly id: string;
  readonly shown: ShownSetting;
  readonly save: (value: string) => void;
}
