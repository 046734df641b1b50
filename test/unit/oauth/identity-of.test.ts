import { describe, expect, test } from 'vitest';
import { compareIdentity } from '../../../electron/oauth/identity-of.ts';

describe('who signed in', () => {
  test.each([
    [{ email: 'You@Example.com' }, 'you@example.COM'],
    [{ preferred_username: 'login@corp.example', email: 'you@corp.example' }, 'you@corp.example'],
    [{ upn: 'you@corp.example' }, ' you@corp.example '],
    [{ email: 'y.o.u+shop@googlemail.com' }, 'you@gmail.com'],
    [{ email: 'you@xn--mnchen-3ya.example' }, 'you@münchen.example'],
  ])('%j is %s', (claims, wanted) => {
    expect(compareIdentity(claims, wanted).kind).toBe('same');
  });

  test.each([
    [{ email: 'other@example.com' }, 'you@example.com', 'other@example.com'],
    [
      { preferred_username: 'Other@corp.example', email: 'b@corp.example' },
      'you@corp.example',
      'Other@corp.example',
    ],
    // Dots and pluses mean something everywhere but at Gmail.
    [{ email: 'y.ou@outlook.com' }, 'you@outlook.com', 'y.ou@outlook.com'],
    [{ email: 'you+x@outlook.com' }, 'you@outlook.com', 'you+x@outlook.com'],
    [{ email: 'you@gmail.com.example' }, 'you@gmail.com', 'you@gmail.com.example'],
  ])('%j is not %s', (claims, wanted, signedInAs) => {
    expect(compareIdentity(claims, wanted)).toEqual({ kind: 'another', signedInAs });
  });

  test.each([
    [{}],
    [{ sub: 'x' }],
    [{ email: 7 }],
    [{ preferred_username: 'no address' }],
    [{ email: '<b>@x' }],
    // What would move the cursor of a terminal, or turn the direction of writing.
    [{ email: 'a\u001b[2J@example.com' }],
    [{ email: 'a\u202e@example.com' }],
  ])('%j is nobody that can be named', (claims) => {
    expect(compareIdentity(claims, 'you@example.com')).toEqual({ kind: 'unnamed' });
  });
});
