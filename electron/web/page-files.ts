import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';

/** One file of the window, in memory. */
export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
}

/** By the path in the link, e.g. `/assets/index.js`; `/` is the page itself. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const PAGE = 'index.html';

/** What a window is made of; a file of another kind is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Reads the whole folder; `null` where there is no page in it. What is served later is looked up here and never on disk,
 * so no path of a request can lead out of the folder. Links to files elsewhere are left out.
 */
export function readPageFiles(folder: string): PageFiles | null {
  if (!existsSync(join(folder, PAGE))) return null;
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const type = TYPES[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { type, body: readFileSync(path) });
  }
  const page = files.get(`/${PAGE}`);
  if (page !== undefined) files.set('/', page);
  return files;
}

/** The folder that `npm run build` makes, looked for beside this program and above; `null` where there is none. */
export function findPageFolder(from: string): string | null {
  const folder = join(from, 'out', 'renderer');
  if (existsSync(join(folder, PAGE))) return folder;
  return dirname(from) === from ? null : findPageFolder(dirname(from));
}
