import { clientId } from './client-id.ts';
import { QUIET_HOURS } from './quiet-hours.ts';
import type { Setting } from './setting.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { SNOOZE } from './snooze.ts';
import { wholeNumber } from './whole-number.ts';

export type SettingKey = keyof Settings;

/** Every setting in the order to show them. Nothing else says what a setting may be. */
export const SETTINGS: { readonly [Key in SettingKey]: Setting<Settings[Key]> } = {
  intervalMinutes: wholeNumber({
    name: 'interval',
    does: 'Minutes between two checks of a mailbox',
    unit: 'minutes',
    from: 5,
    to: 240,
    defaultValue: DEFAULT_SETTINGS.intervalMinutes,
  }),
  concurrency: wholeNumber({
    name: 'concurrency',
    does: 'How many mailboxes are checked at once in all',
    unit: 'mailboxes',
    from: 1,
    to: 256,
    defaultValue: DEFAULT_SETTINGS.concurrency,
  }),
  concurrencyPerProvider: wholeNumber({
    name: 'concurrency-per-provider',
    does: 'How many mailboxes of one provider are checked at once',
    unit: 'mailboxes',
    from: 1,
    to: 64,
    defaultValue: DEFAULT_SETTINGS.concurrencyPerProvider,
  }),
  failuresToConfirm: wholeNumber({
    name: 'failures-to-confirm',
    does: 'Failed checks in a row after which a mailbox counts as unreachable',
    unit: 'checks',
    from: 1,
    to: 10,
    defaultValue: DEFAULT_SETTINGS.failuresToConfirm,
  }),
  successesToClear: wholeNumber({
    name: 'successes-to-clear',
    does: 'Good checks in a row after which an unreachable mailbox counts as working again',
    unit: 'checks',
    from: 1,
    to: 10,
    defaultValue: DEFAULT_SETTINGS.successesToClear,
  }),
  quietHours: QUIET_HOURS,
  snoozedUntil: SNOOZE,
  sentinelMailboxes: wholeNumber({
    name: 'sentinel',
    does: 'For how many mailboxes a connection stays open to see changes at once, 0 for none',
    unit: 'mailboxes',
    from: 0,
    to: 2000,
    defaultValue: DEFAULT_SETTINGS.sentinelMailboxes,
  }),
  checkDays: wholeNumber({
    name: 'check-days',
    does: 'Days for which checks are kept one by one',
    unit: 'days',
    from: 1,
    to: 400,
    defaultValue: DEFAULT_SETTINGS.checkDays,
  }),
  hourDays: wholeNumber({
    name: 'hour-days',
    does: 'Days for which hourly figures and closed incidents are kept',
    unit: 'days',
    from: 1,
    to: 3650,
    defaultValue: DEFAULT_SETTINGS.hourDays,
  }),
  sendDays: wholeNumber({
    name: 'send-days',
    does: 'Days for which sent messages are kept one by one, beside daily figures for ever',
    unit: 'days',
    from: 2,
    to: 400,
    defaultValue: DEFAULT_SETTINGS.sendDays,
  }),
  microsoftClientId: clientId('microsoft-client-id', 'Microsoft'),
  googleClientId: clientId('google-client-id', 'Google'),
};

/** In the order to show them. */
export const SETTING_KEYS = Object.keys(SETTINGS).filter(isSettingKey);

/** The key of a setting by its name on the command line, in any case; `null` where there is none. */
export function settingKeyOf(name: string): SettingKey | null {
  const wanted = name.trim().toLowerCase();
  return SETTING_KEYS.find((key) => SETTINGS[key].name === wanted) ?? null;
}

function isSettingKey(key: string): key is SettingKey {
  return key in DEFAULT_SETTINGS;
}
