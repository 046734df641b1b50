/** A link that opens in the browser; its host is shown, so that nobody has to trust a word. Nothing but https is ever opened. */
export function WebLink({ url }: { readonly url: string }) {
  return url.startsWith('https://') ? (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {linkText(url)}
    </a>
  ) : null;
}

/** `account.microsoft.com/security` for the whole link. */
function linkText(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname.replace(/\/$/, '')}`;
}
