import type { DialogFacts } from '../wire.ts';

/** What the app told the system and what no object of its own keeps. */
export interface Ledger {
  desktopName: string | null;
  isSandboxForced: boolean;
  readonly openedLinks: string[];
  readonly openedPaths: string[];
  readonly copiedTexts: string[];
  readonly dialogs: (DialogFacts & { readonly answer: (value: unknown) => void })[];
  readonly preloadErrors: string[];
}

export const ledger: Ledger = {
  desktopName: null,
  isSandboxForced: false,
  openedLinks: [],
  openedPaths: [],
  copiedTexts: [],
  dialogs: [],
  preloadErrors: [],
};
