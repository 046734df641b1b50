import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { isPageAddress } from './page-address.ts';

/** The file that answers a request of the page, or the status of the refusal. */
export type PageAnswer =
  | { readonly kind: 'file'; readonly path: string; readonly type: string }
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 405 };

/** What a page is made of; a file of another kind is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Looks for the file within `folder` and nowhere else, however the path is written. */
export function pageFile(folder: string, { method, url }: { method: string; url: string }): PageAnswer {
  if (method !== 'GET') return { kind: 'refused', status: 405 };
  if (!isPageAddress(url)) return { kind: 'refused', status: 403 };
  const name = decode(new URL(url).pathname);
  if (name === null || name.includes('\0')) return { kind: 'refused', status: 400 };
  // Judged once decoded: `/..%2fetc` is one name to a URL and a way out to a file system.
  const path = join(folder, name === '/' ? 'index.html' : name);
  const way = relative(folder, path);
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    return { kind: 'refused', status: 403 };
  }
  const type = TYPES[extname(path).toLowerCase()];
  return type === undefined ? { kind: 'refused', status: 404 } : { kind: 'file', path, type };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
