import type { MailboxDetails } from '../../electron/api/contract.ts';
import type { ShownWindow, ShowWindowOptions } from './open-window.ts';
import { sampleSnapshot } from './sample-snapshot.ts';
import { showWindow } from './show-window.ts';

/** Shows the page of one mailbox, which is the only one, and waits until it is there. */
export async function showMailboxPage(
  details: MailboxDetails,
  { api, ...options }: Partial<ShowWindowOptions> = {},
): Promise<ShownWindow> {
  const shown = await showWindow({
    snapshot: sampleSnapshot({ mailboxes: [details], alerts: [] }),
    hash: `#/mailbox/${encodeURIComponent(details.address)}`,
    api: { showMailbox: async () => details, ...api },
    ...options,
  });
  // Sooner than a test ends, so that it says what it waited for.
  shown.page.setDefaultTimeout(10_000);
  await shown.page.getByRole('heading', { level: 1, name: details.address }).waitFor();
  return shown;
}
