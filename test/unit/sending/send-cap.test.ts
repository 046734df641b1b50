import { expect, test } from 'vitest';
import { custom } from '../../../electron/provider/presets/custom.ts';
import { microsoft365 } from '../../../electron/provider/presets/microsoft365.ts';
import { outlook } from '../../../electron/provider/presets/outlook.ts';
import { sendCapOf } from '../../../electron/sending/send-cap.ts';
import { NO_LIMITS } from '../../../electron/sending/send-limits.ts';

test('takes the provider’s cap and says where that comes from', () => {
  expect(sendCapOf(outlook, NO_LIMITS)).toEqual({ value: 300, unit: 'messages', basis: 'observed' });
  expect(sendCapOf(microsoft365, NO_LIMITS)).toEqual({
    value: 10_000,
    unit: 'recipients',
    basis: 'published',
  });
});

test('prefers the cap that the user set, in the user’s unit', () => {
  const limits = { cap: { value: 120, unit: 'recipients' }, warmUpSince: null } as const;
  expect(sendCapOf(outlook, limits)).toEqual({ value: 120, unit: 'recipients', basis: 'user' });
  expect(sendCapOf(custom, limits)).toEqual({ value: 120, unit: 'recipients', basis: 'user' });
});

test('invents no cap where no figure is known', () => {
  expect(sendCapOf(custom, NO_LIMITS)).toBeNull();
});
