import type { MailboxReport } from '../../electron/api/contract.ts';
import { WebLink } from './WebLink.tsx';

/** Numbered steps, each with its link where it has one. */
export function StepList({ steps }: { readonly steps: MailboxReport['advice'] }) {
  return (
    <ol className="steps">
      {steps.map(({ text, url }) => (
        <li key={text}>
          <span>
            {text} {url !== null && <WebLink url={url} />}
          </span>
        </li>
      ))}
    </ol>
  );
}
