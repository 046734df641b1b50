import type { ProviderDetails, SignInOffer } from '../../electron/api/contract.ts';
import { StepList } from '../look/StepList.tsx';
import { offerSentence } from '../sign-in/offer-words.ts';
import { Glyph } from '../status/Glyph.tsx';
import type { Discovery } from './use-discovery.ts';

type FoundDiscovery = Extract<Discovery, { readonly kind: 'found' }>;

interface ProviderNoteProps {
  readonly discovery: Discovery;
  readonly address: string;
  /** Whether the way to a secret is folded away: after a try, the next steps stand elsewhere. */
  readonly isFolded: boolean;
  /** What is signed in with; `null` where a secret is asked for. */
  readonly offer: SignInOffer | null;
}

/** Whose mailbox it is, how that was recognised, and how to come by the right kind of secret. */
export function ProviderNote({ discovery, address, isFolded, offer }: ProviderNoteProps) {
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
      const steps = stepsOf(discovery, offer);
      return (
        <section className="panel card" aria-label={providerName}>
          <div className="provider-head">
            <h3 className="provider-name">{providerName}</h3>
            <p className="muted">{sentence(recognisedBy)}</p>
          </div>
          {!isFolded && <p>{offer === null ? secretAdvice : offerSentence(offer)}</p>}
          {steps.length > 0 &&
            (isFolded ? (
              <details className="disclosure">
                <summary>
                  {offer === null
                    ? `How to get the ${discovery.details?.secretName}`
                    : 'What has to be switched on'}
                </summary>
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

/** The steps to a secret; where passwords are refused, what has to be switched on before anybody signs in. */
function stepsOf({ details }: FoundDiscovery, offer: SignInOffer | null): ProviderDetails['secretSteps'] {
  const known = details?.secretSteps ?? [];
  if (details?.signIn?.isAdvised === true) {
    return offer === null ? [] : known.filter(({ url }) => url !== null);
  }
  // One step alone says no more than the field itself.
  return offer === null && known.length > 1 ? known : [];
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
