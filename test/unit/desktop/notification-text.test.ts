import { describe, expect, test } from 'vitest';
import { notificationOf } from '../../../electron/desktop/notifications/notification-text.ts';
import { sampleAlert } from '../../support/sample-snapshot.ts';

describe('a notification', () => {
  test('leads to the form that binds the mailbox anew where that mends it', () => {
    const alert = sampleAlert({ addresses: ['you+sales@outlook.com'] });
    expect(notificationOf('alert', alert, 'win32')).toEqual({
      title: alert.title,
      body: alert.body,
      hash: '#/rebind/you%2Bsales%40outlook.com',
      urgency: 'critical',
      silent: false,
    });
  });
  test.each([
    [{ cause: 'smtp-auth-disabled' }, '#/mailbox/you%40outlook.com'],
    [{ cause: 'app-password-required' }, '#/rebind/you%40outlook.com'],
    [{ cause: 'oauth-grant-invalid' }, '#/rebind/you%40outlook.com'],
    [{ cause: 'basic-auth-disabled' }, '#/rebind/you%40outlook.com'],
    [{ kind: 'outage', cause: 'timeout' }, '#/mailbox/you%40outlook.com'],
    [{ kind: 'unstable', cause: 'bad-credentials' }, '#/mailbox/you%40outlook.com'],
    [{ kind: 'send-limit', cause: null }, '#/mailbox/you%40outlook.com'],
    [{ addresses: ['a@outlook.com', 'b@outlook.com'] }, '#/'],
    [{ addresses: [] }, '#/'],
  ] as const)('of %o leads to %s', (changes, hash) => {
    expect(notificationOf('alert', sampleAlert(changes), 'darwin').hash).toBe(hash);
  });
  test('of what waiting mends, and of what works again, does not press', () => {
    expect(notificationOf('alert', sampleAlert({ kind: 'outage' }), 'linux').urgency).toBe('normal');
    expect(notificationOf('recovery', sampleAlert(), 'linux')).toMatchObject({
      urgency: 'normal',
      silent: true,
    });
  });
  test('is no markup to the servers that read it, and plain text to the others', () => {
    const alert = sampleAlert({ title: 'R&D <b>', body: '“<img src=x>” & more' });
    expect(notificationOf('alert', alert, 'linux')).toMatchObject({
      title: 'R&D <b>',
      body: '“&lt;img src=x&gt;” &amp; more',
    });
    expect(notificationOf('alert', alert, 'win32').body).toBe('“<img src=x>” & more');
  });
  test('is cut where a system would cut it, between characters', () => {
    const { title, body } = notificationOf(
      'alert',
      sampleAlert({ title: '👩‍💻'.repeat(40), body: 'é'.repeat(500) }),
      'darwin',
    );
    expect(title.endsWith('👩‍💻…')).toBe(true);
    expect(title.length).toBeLessThanOrEqual(80);
    expect(body).toBe(`${'é'.repeat(199)}…`);
  });
});
