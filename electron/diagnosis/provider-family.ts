/** Providers whose replies mean something else than the same words elsewhere. */
export type ProviderFamily =
  | 'outlook'
  | 'microsoft365'
  | 'google'
  | 'icloud'
  | 'netease'
  | 'fastmail'
  | 'gmx';

const FAMILY_OF: Readonly<Record<string, ProviderFamily>> = {
  outlook: 'outlook',
  microsoft365: 'microsoft365',
  gmail: 'google',
  'google-workspace': 'google',
  icloud: 'icloud',
  netease163: 'netease',
  netease126: 'netease',
  'netease-yeah': 'netease',
  'netease-enterprise': 'netease',
  fastmail: 'fastmail',
  gmx: 'gmx',
  'gmx-com': 'gmx',
};

/** The family of a preset's id; `null` for every provider whose replies can be taken at their word. */
export function familyOf(providerId: string | null): ProviderFamily | null {
  return providerId === null ? null : (FAMILY_OF[providerId.toLowerCase()] ?? null);
}
