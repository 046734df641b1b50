import { CONTENT_POLICY } from '../api/content-policy.ts';

/** With every answer. The window is all of one piece: nothing comes from elsewhere and nothing may hold it in a frame. */
export const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;
