import type { MailboxReport } from '../../electron/api/contract.ts';

/** Numbered steps. A link opens in the browser; its host is shown, so that nobody has to trust a word. */
export function StepList({ steps }: { readonly steps: MailboxReport['advice'] }) {
  return (
    <ol className="steps">
      {steps.map(({ text, url }) => (
        <li key={text}>
          <span>
            {text}
            {url !== null && isWebLink(url) && (
              <>
                {' '}
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {linkText(url)}
                </a>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Nothing but https is ever opened. */
export function isWebLink(url: string): boolean {
  return url.startsWith('https://');
}

/** `account.microsoft.com/security` for the whole link. */
export function linkText(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname.replace(/\/$/, '')}`;
}
