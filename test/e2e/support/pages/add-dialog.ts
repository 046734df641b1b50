import type { Page } from 'playwright-core';
import type { ServerAddress } from '../../../../electron/mailbox/server-address.ts';
import type { MailServer } from '../../../support/mail-server.ts';

/** The form that adds a mailbox. */
export function addDialogOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Add a mailbox' });
  const password = dialog.getByRole('textbox', { name: 'Password' });
  const fillServer = async (name: 'IMAP' | 'SMTP', { host, port, security }: ServerAddress) => {
    const server = dialog.getByRole('group', { name: `${name} server` });
    await server.getByLabel(`${name} host`).fill(host);
    await server.getByLabel('Security').selectOption(security);
    await server.getByLabel('Port').fill(String(port));
  };
  return {
    dialog,
    password,
    fillAddress: (address: string) => dialog.getByRole('textbox', { name: 'Address' }).fill(address),
    fillServers: async ({ servers, caFile }: MailServer) => {
      await dialog.getByText('Servers and tags').click();
      await fillServer('IMAP', servers.imap.tls);
      await fillServer('SMTP', servers.smtp.tls);
      await dialog.getByLabel('CA file').fill(caFile);
    },
    verify: () => dialog.getByRole('button', { name: 'Verify and add' }).click(),
    refusal: dialog.getByText('No mailbox is stored. What you typed is still here.'),
    added: (address: string) => page.getByRole('heading', { name: `${address} is watched` }),
    openMailbox: () => page.getByRole('button', { name: 'Open the mailbox' }).click(),
  };
}
