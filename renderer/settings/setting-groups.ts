import type { SettingReport, SignInIssuer } from '../../electron/api/contract.ts';

/** How a setting is set. */
export type Control =
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'hours' }
  | { readonly kind: 'snooze' }
  | { readonly kind: 'text' }
  /** Has a part of its own: there is more to it than its value. */
  | { readonly kind: 'client-id'; readonly issuer: SignInIssuer };

interface Known {
  readonly label: string;
  readonly control: Control;
  /** What it does, where the setting's own description says how to type it. */
  readonly hint?: string;
}

const number = (label: string, unit: string): Known => ({ label, control: { kind: 'number', unit } });

/** The settings by what they are about, in the order to show them. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, Known>>>> = {
  Checks: {
    interval: number('Check every', 'minutes'),
    sentinel: number('See changes at once for', 'mailboxes'),
    'failures-to-confirm': number('Unreachable after', 'failed checks'),
    'successes-to-clear': number('Working again after', 'good checks'),
  },
  Notifications: {
    'quiet-hours': {
      label: 'Quiet hours',
      control: { kind: 'hours' },
      hint: 'No notification is shown between these times of every day; what still stands is told afterwards.',
    },
    snooze: {
      label: 'Silence',
      control: { kind: 'snooze' },
      hint: 'No notification is shown for a while from now on. Mailboxes are still checked.',
    },
  },
  'Signing in with Microsoft and Google': {
    'microsoft-client-id': {
      label: 'Microsoft client id',
      control: { kind: 'client-id', issuer: 'microsoft' },
    },
    'google-client-id': { label: 'Google client id', control: { kind: 'client-id', issuer: 'google' } },
  },
  'How much at once': {
    concurrency: number('In all', 'mailboxes'),
    'concurrency-per-provider': number('At one provider', 'mailboxes'),
  },
  'How long it is kept': {
    'check-days': number('Every single check', 'days'),
    'hour-days': number('Hourly figures and past incidents', 'days'),
    'send-days': number('Every sent message', 'days'),
  },
};

/** One setting and how to show it. */
export interface ShownSetting extends Known {
  readonly setting: SettingReport;
}

export interface SettingGroup {
  readonly title: string;
  readonly settings: readonly ShownSetting[];
}

/** The settings that there are, by what they are about. One that is not known here is shown as text, last. */
export function groupSettings(settings: readonly SettingReport[]): readonly SettingGroup[] {
  const byKey = new Map(settings.map((setting) => [setting.key, setting]));
  const groups = Object.entries(GROUPS).map(([title, known]) => ({
    title,
    settings: Object.entries(known).flatMap(([key, one]): ShownSetting[] => {
      const setting = byKey.get(key);
      byKey.delete(key);
      return setting === undefined ? [] : [{ ...one, setting }];
    }),
  }));
  const others = [...byKey.values()].map(
    (setting): ShownSetting => ({
      label: labelOf(setting.key),
      control: { kind: 'text' },
      setting,
    }),
  );
  return [...groups, { title: 'More', settings: others }].filter((group) => group.settings.length > 0);
}

/** `Check days` for `check-days`. */
function labelOf(key: string): string {
  const words = key.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
