import type { ReactElement } from 'react';
import type { MailboxStatus } from './status-words.ts';

const inked = { stroke: 'var(--glyph-ink)', strokeLinecap: 'round', fill: 'none' } as const;
const RING = <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />;

/** One shape per status: it must read without colour, at 16 pixels. */
export const GLYPH_SHAPES: Readonly<Record<MailboxStatus, ReactElement>> = {
  healthy: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.2 7 10.4l4.2-4.6" {...inked} strokeWidth="1.7" strokeLinejoin="round" />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.4 15.2 14.2H.8Z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
      <path d="M8 6v3.6" {...inked} strokeWidth="1.7" />
      <circle cx="8" cy="12" r="1" fill="var(--glyph-ink)" />
    </>
  ),
  'action-needed': (
    <>
      <path d="M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5Z" fill="currentColor" />
      <circle cx="6.1" cy="6.4" r="2" {...inked} strokeWidth="1.5" />
      <path d="m7.6 7.9 3.6 3.6m-1.6.1 1.3-1.4" {...inked} strokeWidth="1.5" />
    </>
  ),
  unreachable: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor" />
      <path d="m5.3 5.3 5.4 5.4m0-5.4-5.4 5.4" {...inked} strokeWidth="1.7" />
    </>
  ),
  pending: (
    <circle
      cx="8"
      cy="8"
      r="6.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeDasharray="2.6 2.3"
    />
  ),
  offline: (
    <>
      {RING}
      <path d="M3.8 12.2 12.2 3.8" stroke="currentColor" strokeWidth="1.7" />
    </>
  ),
  paused: (
    <>
      {RING}
      <path d="M6.3 5.4v5.2m3.4-5.2v5.2" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  stale: (
    <>
      {RING}
      <path d="M8 4.6V8l2.3 1.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  unknown: (
    <>
      {RING}
      <circle cx="8" cy="8" r="1.6" fill="currentColor" />
    </>
  ),
};
