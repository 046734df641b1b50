import type { ActivityEntry } from '../../electron/api/contract.ts';
import { hashOf } from '../shell/place.ts';
import { Glyph } from '../status/Glyph.tsx';
import { clockText } from '../words/time-words.ts';
import { ENTRY_STATUS, ENTRY_WORDS, entryText, subjectText } from './activity-words.ts';

/** One thing that happened: when, what, to which mailbox. */
export function EntryRow({ entry }: { readonly entry: ActivityEntry }) {
  const { at, kind, addresses } = entry;
  const [address, another] = addresses;
  const status = ENTRY_STATUS[kind];
  return (
    <li className="entry">
      <time className="muted num" dateTime={at}>
        {clockText(at)}
      </time>
      {status === 'told' ? <Bell /> : <Glyph status={status} />}
      <span className="hidden-words">{ENTRY_WORDS[kind]}: </span>
      {kind === 'told' ? (
        <span className="entry-words muted">Notification: {entryText(entry)}</span>
      ) : (
        <span className="entry-words">
          {address !== undefined && another === undefined ? (
            <a className="entry-subject" href={hashOf({ name: 'mailbox', address })}>
              {address}
            </a>
          ) : (
            <strong title={addresses.join('\n')}>{subjectText(entry)}</strong>
          )}{' '}
          {entryText(entry)}
        </span>
      )}
    </li>
  );
}

function Bell() {
  return (
    <svg className="glyph idle" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M8 1.8a4 4 0 0 0-4 4c0 3.6-1.4 4.6-1.4 5.6h10.8c0-1-1.4-2-1.4-5.6a4 4 0 0 0-4-4ZM6.6 13.4a1.5 1.5 0 0 0 2.8 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
