import type { MailboxSummary } from '../../electron/api/contract.ts';
import { type MailboxStatus, STATUS_ORDER, STATUS_WORDS } from '../status/status-words.ts';
import { numberText } from '../words/count-words.ts';
import type { Search } from './choose-mailboxes.ts';

interface FilterBarProps {
  readonly mailboxes: readonly MailboxSummary[];
  readonly search: Search;
  readonly onChange: (search: Search) => void;
}

/** A search, and a status to keep to; only statuses that occur are offered. */
export function FilterBar({ mailboxes, search, onChange }: FilterBarProps) {
  const counts = new Map<MailboxStatus, number>();
  for (const { status } of mailboxes) counts.set(status, (counts.get(status) ?? 0) + 1);
  const offered = STATUS_ORDER.filter((status) => counts.has(status) || status === search.status);
  return (
    <search className="filter">
      <input
        type="search"
        className="input"
        aria-label="Search mailboxes"
        placeholder="Search"
        value={search.text}
        onChange={({ target }) => onChange({ ...search, text: target.value })}
      />
      <select
        className="input"
        aria-label="Status"
        value={search.status ?? ''}
        onChange={({ target }) =>
          onChange({ ...search, status: offered.find((status) => status === target.value) ?? null })
        }
      >
        <option value="">All {numberText(mailboxes.length)}</option>
        {offered.map((status) => (
          <option key={status} value={status}>
            {STATUS_WORDS[status]} ({numberText(counts.get(status) ?? 0)})
          </option>
        ))}
      </select>
    </search>
  );
}
