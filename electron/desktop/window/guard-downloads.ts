import type { Session } from 'electron';
import { isPageAddress } from './page-address.ts';

/** Where a download begins, whatever asked for it. */
export type Downloads = Pick<Session, 'on'>;

/** Nothing is saved but what the page itself made; where it goes, the system's own dialog asks. */
export function guardDownloads(downloads: Downloads, warn: (sentence: string) => void): void {
  downloads.on('will-download', (event, item) => {
    if (mayDownload(item.getURL())) return;
    event.preventDefault();
    warn('The window asked for a download from elsewhere; nothing was saved.');
  });
}

/** Whether the address is that of a file which the page made in its own memory. */
export function mayDownload(address: string): boolean {
  const [, maker = ''] = /^blob:(.*)$/s.exec(address) ?? [];
  return isPageAddress(maker);
}
