import { describe, expect, test } from 'vitest';
import {
  draftOf,
  emptyDraft,
  portProblem,
  urlOf,
  withSecurity,
} from '../../../renderer/fields/server-draft.ts';

describe('the fields of a server', () => {
  test.each([
    ['imap', 'imaps://imap.example.com:993'],
    ['imap', 'imap+starttls://imap.example.com:143'],
    ['imap', 'imap://localhost:1143'],
    ['smtp', 'smtps://[::1]:465'],
    ['smtp', 'smtp+starttls://smtp.example.com:587'],
  ] as const)('give the same %s URL back: %s', (protocol, url) => {
    expect(urlOf(protocol, draftOf(protocol, url))).toBe(url);
  });

  test('mean “off” where the protocol is left out, and “find it” where the host is empty', () => {
    expect(urlOf('imap', draftOf('imap', null))).toBe('off');
    expect(urlOf('smtp', emptyDraft('smtp'))).toBeNull();
  });

  test('take the usual port along with another security, and leave an unusual one', () => {
    const draft = draftOf('smtp', 'smtp+starttls://smtp.example.com:587');
    expect(withSecurity('smtp', draft, 'tls').port).toBe('465');
    expect(withSecurity('smtp', { ...draft, port: '2525' }, 'tls').port).toBe('2525');
  });

  test.each(['', '0', '65536', '99.5', 'imap'])('want a port, and “%s” is none', (port) => {
    expect(portProblem({ ...emptyDraft('imap'), host: 'imap.example.com', port })).not.toBeNull();
  });

  test('have no problem with a port that nobody uses', () => {
    expect(portProblem({ ...emptyDraft('imap'), port: '' })).toBeNull();
    expect(portProblem({ ...draftOf('imap', null), host: 'x', port: '' })).toBeNull();
  });
});
