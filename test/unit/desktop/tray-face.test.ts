import { describe, expect, test } from 'vitest';
import { trayFace } from '../../../electron/desktop/tray/tray-face.ts';
import { panelTheme, trayIconFile } from '../../../electron/desktop/tray/tray-icon-file.ts';
import type { MailboxStatus } from '../../../electron/diagnosis/cause.ts';
import { sampleSnapshot, sampleSummary } from '../../support/sample-snapshot.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const of = (statuses: readonly MailboxStatus[], changes = {}) =>
  trayFace(
    sampleSnapshot({
      network: 'online',
      snoozedUntil: null,
      mailboxes: statuses.map((status, index) =>
        sampleSummary(`box${index}@outlook.com`, { status, summary: 'The password was not accepted' }),
      ),
      ...changes,
    }),
    NOW,
  );

describe('the tray', () => {
  test('is quiet before anything is known', () => {
    expect(trayFace(null, NOW)).toMatchObject({ tone: 'quiet', count: 0, title: '' });
  });
  test('is quiet where there is no mailbox', () => {
    expect(of([])).toMatchObject({ tone: 'quiet', tooltip: 'No mailbox is watched yet.' });
  });
  test('is green only where every watched mailbox works', () => {
    expect(of(['healthy', 'paused', 'healthy'])).toEqual({
      tone: 'healthy',
      count: 0,
      title: '',
      tooltip: 'All 2 mailboxes work.',
    });
    expect(of(['healthy'])).toMatchObject({ tone: 'healthy', tooltip: 'The mailbox works.' });
  });
  test.each(['unknown', 'stale', 'offline'] as const)('is not green while one is %s', (status) => {
    expect(of(['healthy', status])).toMatchObject({
      tone: 'quiet',
      count: 0,
      tooltip: '1 of 2 mailboxes have been found working.',
    });
  });
  test('does not turn for one failure that is not confirmed', () => {
    expect(of(['healthy', 'pending'])).toMatchObject({
      tone: 'healthy',
      tooltip: '1 mailbox failed once and will be tried again.',
    });
  });
  test('shows the worst and counts it alone', () => {
    expect(of(['warning', 'action-needed', 'unreachable', 'action-needed', 'healthy'])).toEqual({
      tone: 'action-needed',
      count: 2,
      title: '2',
      tooltip: '2 mailboxes need you, 1 cannot be reached, 1 has a warning.',
    });
    expect(of(['warning', 'unreachable'])).toMatchObject({ tone: 'unreachable', count: 1 });
    expect(of(['warning', 'warning'])).toMatchObject({
      tone: 'warning',
      tooltip: '2 mailboxes have a warning.',
    });
  });
  test('says why where only one mailbox has something to say', () => {
    expect(of(['healthy', 'action-needed']).tooltip).toBe('box1@outlook.com: The password was not accepted.');
  });
  test('is quiet where this computer is offline, and still shows what needs its user', () => {
    expect(of(['offline'], { network: 'offline' })).toMatchObject({
      tone: 'quiet',
      tooltip: 'This computer is offline.',
    });
    expect(of(['offline', 'action-needed'], { network: 'offline' })).toMatchObject({ tone: 'action-needed' });
  });
  test('says that notifications are snoozed, until they are not', () => {
    expect(of(['healthy'], { snoozedUntil: '2026-11-21T10:00:01.000Z' }).tooltip).toBe(
      'The mailbox works. Notifications are snoozed.',
    );
    expect(of(['healthy'], { snoozedUntil: '2026-11-21T09:59:59.000Z' }).tooltip).toBe('The mailbox works.');
  });
  test('says no more than Windows shows', () => {
    const summary = 'x'.repeat(300);
    const mailboxes = [sampleSummary('you@outlook.com', { status: 'action-needed', summary })];
    expect(of([], { mailboxes }).tooltip).toHaveLength(127);
  });
});

describe('the icon', () => {
  test('is named as the build names it', () => {
    expect(trayIconFile({ tone: 'action-needed', count: 3 }, 'dark', 'linux')).toBe(
      'action-needed-3-dark.png',
    );
    expect(trayIconFile({ tone: 'healthy', count: 0 }, 'light', 'linux')).toBe('healthy-0-light.png');
    expect(trayIconFile({ tone: 'unreachable', count: 10 }, 'light', 'win32')).toBe(
      'unreachable-more-light.ico',
    );
    expect(trayIconFile({ tone: 'warning', count: 9 }, 'dark', 'darwin')).toBe('warningTemplate.png');
  });
  test('is bright on the dark bar of GNOME even where programs are light', () => {
    expect(panelTheme(false, { platform: 'linux', desktop: 'ubuntu:GNOME' })).toBe('dark');
    expect(panelTheme(false, { platform: 'linux', desktop: 'KDE' })).toBe('light');
    expect(panelTheme(true, { platform: 'linux', desktop: undefined })).toBe('dark');
    expect(panelTheme(false, { platform: 'win32', desktop: undefined })).toBe('light');
  });
});
