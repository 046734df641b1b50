import { StepList } from '../look/StepList.tsx';
import { Glyph } from '../status/Glyph.tsx';
import type { Discovery } from './use-discovery.ts';

interface ProviderNoteProps {
  readonly discovery: Discovery;
  readonly address: string;
  /** Whether the way to a secret is folded away: after a try, the next steps stand elsewhere. */
  readonly isFolded: boolean;
}

/** Whose mailbox it is, how that was recognised, and how to come by the right kind of secret. */
export function ProviderNote({ discovery, address, isFolded }: ProviderNoteProps) {
  const domain = address.trim().split('@').pop() ?? '';
  switch (discovery.kind) {
    case 'waiting':
    case 'invalid':
      return null;
    case 'looking':
      return (
        <p className="row muted">
          <Glyph status="pending" isBusy /> Finding the servers of {domain}…
        </p>
      );
    case 'failed':
      return (
        <p className="said warn-said">
          <span>
            <strong>The servers could not be looked up.</strong> {discovery.sentence} Change the address to
            look again, or name them under “Servers and tags”.
          </span>
        </p>
      );
    case 'found': {
      const { providerName, recognisedBy, secretAdvice, notes, candidates } = discovery.found;
      const known = discovery.details?.secretSteps ?? [];
      // One step alone says no more than the field itself.
      const steps = known.length > 1 ? known : [];
      return (
        <section className="panel card" aria-label={providerName}>
          <div className="provider-head">
            <h3 className="provider-name">{providerName}</h3>
            <p className="muted">{sentence(recognisedBy)}</p>
          </div>
          {!isFolded && <p>{secretAdvice}</p>}
          {steps.length > 0 &&
            (isFolded ? (
              <details className="disclosure">
                <summary>How to get the {discovery.details?.secretName}</summary>
                <div className="folded">
                  <StepList steps={steps} />
                </div>
              </details>
            ) : (
              <StepList steps={steps} />
            ))}
          {candidates.length === 0 && (
            <p className="warn">No server was found for {domain}. Name them under “Servers and tags”.</p>
          )}
          {notes.map((note) => (
            <p key={note} className="hint">
              {note}
            </p>
          ))}
        </section>
      );
    }
  }
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
