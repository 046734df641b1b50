import type { MailboxDetails, ProviderDetails } from '../../electron/api/contract.ts';
import { mailboxFacts } from './mailbox-facts.ts';

interface FactsCardProps {
  readonly details: MailboxDetails;
  /** `null` until it is known. */
  readonly provider: ProviderDetails | null;
}

/** How the mailbox is set up. “Edit” changes it, and the way it signs in is changed by binding it anew. */
export function FactsCard({ details, provider }: FactsCardProps) {
  return (
    <section className="panel card" aria-label="Settings of this mailbox">
      <h2>Settings</h2>
      <dl className="facts">
        {mailboxFacts(details, provider).map(({ label, value, more, links = [] }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}
              {more !== '' && <span className="muted"> {more}</span>}
              {links.map(({ words, href }) => (
                <span key={href}>
                  {' '}
                  <a className="fact-link" href={href}>
                    {words}
                  </a>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
