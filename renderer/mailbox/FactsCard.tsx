import type { MailboxDetails } from '../../electron/api/contract.ts';
import { mailboxFacts } from './mailbox-facts.ts';

/** How the mailbox is set up. “Edit” changes it. */
export function FactsCard({ details }: { readonly details: MailboxDetails }) {
  return (
    <section className="panel card" aria-label="Settings of this mailbox">
      <h2>Settings</h2>
      <dl className="facts">
        {mailboxFacts(details).map(({ label, value, more }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}
              {more !== '' && <span className="muted"> {more}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
