import { describe, expect, test } from 'vitest';
import { type TrayLine, trayMenu } from '../../../electron/desktop/tray/tray-menu.ts';
import { EMPTY_SNAPSHOT, sampleSends, sampleSnapshot, sampleSummary } from '../../support/sample-snapshot.ts';

const NOW = new Date('2026-11-21T10:00:00+01:00');
const labels = (lines: readonly TrayLine[]) =>
  lines.map((line) => (line.kind === 'separator' ? '—' : line.label));
const menuOf = (changes: Parameters<typeof sampleSnapshot>[0]) =>
  trayMenu(sampleSnapshot({ alerts: [], snoozedUntil: null, ...changes }), NOW);
const actionAt = (lines: readonly TrayLine[], start: string) => {
  const line = lines.find((one) => one.kind === 'action' && one.label.startsWith(start));
  return line?.kind === 'action' ? line.action : null;
};

describe('the tray’s menu', () => {
  test('holds everything that can be done, before anything is known too', () => {
    const lines = [
      'Check all now',
      'Snooze notifications',
      '—',
      'Open Mailvitals',
      'Settings…',
      'About Mailvitals',
      'Show logs',
      '—',
      'Quit Mailvitals',
    ];
    expect(labels(trayMenu(null, NOW))).toEqual(lines);
    expect(labels(trayMenu(EMPTY_SNAPSHOT, NOW))).toEqual(lines);
  });
  test('has a line for each mailbox that needs something, the worst first', () => {
    const lines = menuOf({
      mailboxes: [
        sampleSummary('far@example.com', {
          status: 'unreachable',
          summary: 'The port does not answer',
          sends: null,
        }),
        sampleSummary('fine@example.com', { sends: null }),
        sampleSummary('near+cap@example.com', { status: 'warning', sends: null }),
        sampleSummary('a+b@example.com', {
          status: 'action-needed',
          cause: 'bad-credentials',
          summary: 'The password was not accepted',
          sends: null,
        }),
        sampleSummary('off@example.com', { status: 'action-needed', cause: 'imap-disabled', sends: null }),
      ],
    });
    expect(labels(lines).slice(0, 4)).toEqual([
      'a+b@example.com: The password was not accepted',
      'off@example.com: Everything works',
      'far@example.com: The port does not answer',
      '—',
    ]);
    expect(actionAt(lines, 'a+b')).toEqual({ kind: 'show', hash: '#/rebind/a%2Bb%40example.com' });
    expect(actionAt(lines, 'off')).toEqual({ kind: 'show', hash: '#/mailbox/off%40example.com' });
    expect(actionAt(lines, 'far')).toEqual({ kind: 'show', hash: '#/mailbox/far%40example.com' });
  });
  test('asks for no password where it is the server that is away', () => {
    const lines = menuOf({
      mailboxes: [sampleSummary('far@example.com', { status: 'unreachable', cause: 'bad-credentials' })],
    });
    expect(actionAt(lines, 'far')).toEqual({ kind: 'show', hash: '#/mailbox/far%40example.com' });
  });
  test('names eight and counts the rest', () => {
    const mailboxes = Array.from({ length: 11 }, (_, index) =>
      sampleSummary(`box${index}@example.com`, { status: 'action-needed', sends: null }),
    );
    const lines = menuOf({ mailboxes });
    expect(labels(lines).slice(7, 10)).toEqual(['box7@example.com: Everything works', '3 more…', '—']);
    expect(actionAt(lines, '3 more')).toEqual({ kind: 'show', hash: '#/' });
  });
  test('counts what was sent today, as far as it was read', () => {
    const sent = (messagesToday: number) => sampleSends({ messagesToday });
    const mailboxes = [
      sampleSummary('a@example.com', { sends: sent(40) }),
      sampleSummary('b@example.com', { sends: sent(2) }),
      sampleSummary('c@example.com', { sends: null }),
    ];
    expect(labels(menuOf({ mailboxes }))[0]).toBe('42 messages sent today');
    expect(labels(menuOf({ mailboxes: [sampleSummary('a@example.com', { sends: sent(1) })] }))[0]).toBe(
      '1 message sent today',
    );
  });
  test('snoozes for an hour, and until eight in the morning by the local clock', () => {
    const snooze = trayMenu(null, NOW).find((line) => line.kind === 'submenu');
    expect(snooze).toEqual({
      kind: 'submenu',
      label: 'Snooze notifications',
      lines: [
        { kind: 'action', label: 'For an hour', action: { kind: 'snooze', until: '1h' } },
        {
          kind: 'action',
          label: 'Until tomorrow morning',
          action: { kind: 'snooze', until: '2026-11-22T07:00:00.000Z' },
        },
      ],
    });
  });
  test.each([
    ['2026-11-21T15:30:00.000Z', 'End the snooze (until 16:30)'],
    ['2026-11-22T07:00:00.000Z', 'End the snooze (until tomorrow, 08:00)'],
    ['2026-11-25T07:00:00.000Z', 'End the snooze (until Wednesday, 08:00)'],
  ])('ends a snooze until %s', (snoozedUntil, label) => {
    expect(actionAt(menuOf({ snoozedUntil }), label)).toEqual({ kind: 'snooze', until: 'off' });
  });
  test('offers a snooze again once the last is over', () => {
    expect(labels(menuOf({ snoozedUntil: '2026-11-21T08:59:00.000Z' }))).toContain('Snooze notifications');
  });
});
