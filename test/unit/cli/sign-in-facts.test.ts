import { expect, test } from 'vitest';
import type { Api, SignInOffer } from '../../../electron/api/contract.ts';
import { addDiscoverCommand } from '../../../electron/cli/commands/discover.ts';
import { addProvidersCommand } from '../../../electron/cli/commands/providers.ts';
import { addRemoveCommand } from '../../../electron/cli/commands/remove.ts';
import { addShowCommand } from '../../../electron/cli/commands/show.ts';
import { offerText } from '../../../electron/cli/sign-in-text.ts';
import { fakeWindowApi } from '../../support/fake-window-api.ts';
import { runCommand } from '../../support/run-command.ts';
import { sampleDetails } from '../../support/sample-details.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { sampleSnapshot, sampleSummary } from '../../support/sample-snapshot.ts';

const api = fakeWindowApi(() => sampleSnapshot());

/** What a command prints, in one line. */
async function printedBy(changes: Partial<Api>, ...args: readonly string[]): Promise<string> {
  const commands = [addDiscoverCommand, addProvidersCommand, addShowCommand];
  const { printed } = await runCommand(commands, { ...api, ...changes }, args);
  return printed.replaceAll(/\s+/g, ' ');
}

test.each([
  ['outlook', 'password', null],
  ['outlook', 'oauth2', 'Sign-in with Microsoft'],
  ['gmail', 'oauth2', 'Sign-in with Google'],
] as const)('show tells how a mailbox of %s signs in by %s', async (provider, signInMethod, line) => {
  const summary = sampleSummary('you@example.com', { provider });
  const details = sampleDetails(summary, sampleReport(summary.address, { provider }), { signInMethod });
  const printed = await printedBy({ showMailbox: async () => details }, 'show', summary.address);
  if (line === null) expect(printed).not.toContain('Sign-in');
  else expect(printed).toContain(line);
  if (signInMethod === 'oauth2') expect(printed).not.toMatch(/password/i);
});

test.each([
  [null, ''],
  ['taken-back', 'Google has taken the permission back. Mailvitals on other computers has to sign in again'],
  ['for-the-user', 'Google takes back no permission by itself. You can, at: https://example.com/connections'],
  ['in-use', 'The permission at Google stays: another mailbox here signs in by it.'],
  [
    'ended-before',
    'The sign-in at Google was over already. What is left of its permission, you see at: https://',
  ],
  [
    'not-told',
    'Google could not be told that the permission is not needed any more. Take it back at: https://',
  ],
] as const)('remove says of a permission that is %s: %s', async (state, sentence) => {
  const permission = state && { state, name: 'Google', link: 'https://example.com/connections' };
  const removeMailbox: Api['removeMailbox'] = async () => ({ kind: 'removed', leftover: null, permission });
  const { code, printed, said, documents } = await runCommand([addRemoveCommand], { ...api, removeMailbox }, [
    'remove',
    'you@example.com',
  ]);
  expect([code, printed]).toEqual([0, 'Removed you@example.com.']);
  expect(said.startsWith(sentence)).toBe(true);
  expect(said === '').toBe(sentence === '');
  expect(documents).toEqual([{ kind: 'removed', leftover: null, permission }]);
});

test('providers tells of the sign-in, how it is done, and whether a client ID is known', async () => {
  expect(await printedBy({}, 'providers', 'outlook')).toContain(
    'Sign-in with Microsoft, by a code or in a browser; passwords are refused. The client ID comes from',
  );
  expect(await printedBy({}, 'providers', 'gmail')).toContain(
    'Sign-in with Google, in a browser on this computer; a password does as well.',
  );
  expect(await printedBy({}, 'providers', '163')).not.toContain('Sign-in with');
});

test('discover tells of it with the command that takes it', async () => {
  expect(await printedBy({}, 'discover', 'you@outlook.com')).toContain(
    'mailvitals add you@outlook.com --oauth',
  );
  expect(await printedBy({}, 'discover', 'you@163.com')).not.toContain('--oauth');
});

test.each([
  ['environment', 'The client ID comes from the environment'],
  ['build', 'The client ID comes from this program itself'],
  [null, 'No client ID is known yet: “mailvitals register microsoft” says how to get one.'],
] as const)('an offer whose client ID comes from %s', async (clientIdFrom, words) => {
  const offer = (await api.showProvider('outlook'))?.signIn as SignInOffer;
  expect(offerText({ ...offer, clientIdFrom })).toContain(words);
});
