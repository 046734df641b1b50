import { closestName } from '../mailbox/closest-name.ts';
import type { Settings } from '../settings/settings.ts';
import { SETTING_KEYS, SETTINGS, type SettingKey, settingKeyOf } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Api, SettingReport } from './contract.ts';

/** What the settings need: no more of the memory than their own store. */
export interface SettingsParts {
  readonly memory: { readonly settings: SettingsStore };
  readonly now: () => Date;
}

/** Settings as text, the way a person types them. */
export function settingsHandlers({
  memory,
  now,
}: SettingsParts): Pick<Api, 'listSettings' | 'changeSetting'> {
  const { settings } = memory;
  return {
    listSettings: async () => {
      const current = settings.read();
      return SETTING_KEYS.map((key) => reportOf(key, current, now()));
    },
    changeSetting: async (name, text) => {
      const key = settingKeyOf(name);
      if (key === null) {
        const keys = SETTING_KEYS.map((known) => SETTINGS[known].name);
        return { kind: 'unknown-key', keys, closest: closestName(name, keys) };
      }
      const change = changeOf(key, text, now());
      if (!change.ok) return { kind: 'invalid', sentence: change.sentence };
      return { kind: 'changed', setting: reportOf(key, settings.change(change.value), now()) };
    },
  };
}

/** The one setting as typed, or its default where `text` is `null`. */
function changeOf(key: SettingKey, text: string | null, now: Date) {
  const { parse, defaultValue } = SETTINGS[key];
  const parsed = text === null ? { ok: true as const, value: defaultValue } : parse(text, now);
  return parsed.ok ? { ok: true as const, value: { [key]: parsed.value } } : parsed;
}

function reportOf<Key extends SettingKey>(key: Key, settings: Settings, now: Date): SettingReport {
  const { name, description, defaultValue, format } = SETTINGS[key];
  return {
    key: name,
    value: format(settings[key], now),
    defaultValue: format(defaultValue, now),
    description,
  };
}
