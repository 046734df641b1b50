import * as v from 'valibot';
import type { Database } from '../storage/database.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { SETTING_KEYS, SETTINGS, type SettingKey, settingKeyOf } from './settings-schema.ts';

/** The user's settings. Every method throws `StorageProblem` where the memory fails. */
export interface SettingsStore {
  /** What is set, the defaults for the rest. A stored value that is no longer valid counts as not set. */
  read(): Settings;
  /** Validated by the schema already; what equals its default is not stored. */
  change(changes: Partial<Settings>): Settings;
}

/** The {@link SettingsStore} over the table `settings`: a row of JSON for each setting that differs from its default. */
export function createSettingsStore(database: Database): SettingsStore {
  const read = () => settingsFrom(database.all(SELECT));
  const write = (key: SettingKey, value: Settings[SettingKey]) => {
    const { name, defaultValue } = SETTINGS[key];
    const text = JSON.stringify(value);
    if (text === JSON.stringify(defaultValue)) database.run(DELETE, { key: name });
    else database.run(REPLACE, { key: name, value: text });
  };
  return {
    read,
    change: (changes) =>
      database.transaction(() => {
        for (const key of SETTING_KEYS) {
          const value = changes[key];
          if (value !== undefined) write(key, value);
        }
        return read();
      }),
  };
}

/** Asked at every check: most users have set nothing, so that most often there is nothing to parse. */
function settingsFrom(rows: ReturnType<Database['all']>): Settings {
  if (rows.length === 0) return DEFAULT_SETTINGS;
  const set = rows.flatMap(({ key, value }) => {
    const known = settingKeyOf(String(key));
    return known === null ? [] : storedValue(known, value);
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(set) };
}

/** One entry, or none where the value is no longer valid. */
function storedValue(key: SettingKey, text: unknown): readonly (readonly [SettingKey, unknown])[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SETTINGS[key].schema), text);
  return parsed.success ? [[key, parsed.output]] : [];
}

const SELECT = 'SELECT key, value FROM settings';
const DELETE = 'DELETE FROM settings WHERE key = :key';
const REPLACE = 'INSERT OR REPLACE INTO settings (key, value) VALUES (:key, :value)';
