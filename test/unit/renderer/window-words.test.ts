import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../../electron/settings/settings-schema.ts';
import { activityDays, mergeEntries } from '../../../renderer/activity/activity-days.ts';
import { groupSettings } from '../../../renderer/settings/setting-groups.ts';
import { hashOf, type Place, placeOf } from '../../../renderer/shell/place.ts';
import { snoozeChoices } from '../../../renderer/words/snooze-choices.ts';
import { dayTitle } from '../../../renderer/words/time-words.ts';
import { sampleEntries } from '../../support/sample-activity.ts';

describe('a place', () => {
  test.for<Place>([
    { name: 'overview' },
    { name: 'settings' },
    { name: 'about' },
    { name: 'add' },
    { name: 'import' },
    { name: 'activity', of: null },
    { name: 'activity', of: 'a/b@example.com' },
    { name: 'mailbox', address: 'ö+tag@example.com' },
    { name: 'rebind', address: 'you@example.com' },
    { name: 'rebind', address: 'a/b@example.com', way: 'sign-in' },
  ])('is found again by its address: %j', (place) => {
    expect(placeOf(hashOf(place))).toEqual(place);
  });

  test('is the overview where the address means nothing', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#view'])
      expect(placeOf(hash)).toEqual({ name: 'overview' });
  });

  test('survives a link that was cut short', () => {
    expect(placeOf('#/mailbox/%E0%A4%A')).toEqual({ name: 'mailbox', address: '%E0%A4%A' });
  });
});

describe('a snooze', () => {
  test('ends tomorrow morning, over the end of a month and after midnight too', () => {
    const until = (now: Date) => snoozeChoices(now).at(-1)?.value;
    expect(until(new Date(2026, 10, 30, 22, 0))).toBe('2026-12-01T08:00');
    expect(until(new Date(2026, 10, 30, 0, 5))).toBe('2026-12-01T08:00');
  });

  test('is offered only as the setting takes it', () => {
    const now = new Date();
    for (const { value } of snoozeChoices(now))
      expect(SETTINGS.snoozedUntil.parse(value, now).ok, value).toBe(true);
  });
});

describe('settings', () => {
  const reports = Object.values(SETTINGS).map(({ name, description }) => ({
    key: name,
    value: '',
    defaultValue: '',
    description,
  }));

  test('are each shown once, under what they are about', () => {
    const groups = groupSettings(reports);
    const shown = groups.flatMap(({ settings }) => settings.map(({ setting }) => setting.key));
    expect(shown.toSorted()).toEqual(reports.map(({ key }) => key).toSorted());
    expect(groups.map(({ title }) => title)).not.toContain('More');
  });

  test('that are new stand at the end', () => {
    const setting = { key: 'favourite-colour', value: '', defaultValue: '', description: '' };
    expect(groupSettings([...reports, setting]).at(-1)).toMatchObject({
      title: 'More',
      settings: [{ label: 'Favourite colour', control: { kind: 'text' } }],
    });
  });
});

describe('activity', () => {
  test('is told each once, the newest first, by local days', () => {
    const entries = sampleEntries();
    expect(mergeEntries(entries.slice(2), entries).map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    const days = activityDays(entries);
    expect(days.flatMap(({ entries }) => entries)).toEqual(entries);
  });

  test('names the days as a person would', () => {
    const now = new Date(2026, 10, 21, 0, 30);
    const dayOf = (date: Date) => dayTitle(date.toISOString(), now.getTime());
    expect(dayOf(new Date(2026, 10, 21, 0, 10))).toBe('Today');
    expect(dayOf(new Date(2026, 10, 20, 23, 50))).toBe('Yesterday');
    expect(dayOf(new Date(2026, 10, 19, 12, 0))).toMatch(/^Thursday,? 19 Nov$/);
  });
});
