import { createHash } from 'node:crypto';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:18vh auto 0;max-width:26rem;padding:0 1.5rem;color-scheme:light dark}h1{font-size:1.25rem}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The code is in the address of the page: it must reach nobody by a referrer, a cache or a frame. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  Connection: 'close',
};

/** Fixed words only: nothing that came with a request is shown. */
function page(title: string, sentence: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1><p>${sentence}</p></html>`;
}

export const ANSWERED_PAGE = page('You can close this page', 'Mailvitals goes on from here.');

export const DENIED_PAGE = page(
  'You can close this page',
  'Mailvitals was not given access. It says what you can do.',
);

export const REFUSED_PAGE = page('Nothing to see here', 'Start the sign-in in Mailvitals.');
