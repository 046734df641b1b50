import { addMailbox } from '../binding/add-mailbox.ts';
import { rebindMailbox } from '../binding/rebind-mailbox.ts';
import { endSignIn } from '../binding/remove-secret.ts';
import { parseMailbox } from '../mailbox/parse-mailbox.ts';
import { PROVIDERS } from '../provider/presets.ts';
import type { ApiParts } from './api-parts.ts';
import { addResult, rebindResult } from './binding-result.ts';
import type { Api, MailboxInput } from './contract.ts';
import { findObstacle, keychainObstacle } from './obstacles.ts';
import { providerOf } from './provider-of.ts';

/** Adding, re-binding and removing mailboxes. */
export function bindingHandlers(
  parts: ApiParts,
): Pick<Api, 'addMailbox' | 'rebindMailbox' | 'removeMailbox'> {
  const { memory, credentials } = parts;
  return {
    addMailbox: async ({ mailbox, secret }, hooks) => {
      const parsed = parseInput(mailbox, parts);
      if (!parsed.ok) {
        return { kind: 'invalid', problems: parsed.problems };
      }
      const obstacle = await findObstacle(credentials);
      if (obstacle !== null) {
        return { kind: 'obstacle', obstacle };
      }
      const { address } = parsed.request;
      hooks?.onProgress?.({ done: 0, total: 1, address, outcome: '' });
      const added = await addMailbox(parsed.request, secret, parts, hooks);
      return addResult(added, { address, signInMethod: 'password' }, parts);
    },
    rebindMailbox: async ({ address, secret }, hooks) => {
      const mailbox = memory.mailboxes.find(address);
      if (mailbox === null) {
        return { kind: 'missing', address };
      }
      if (secret.trim() === '') {
        return { kind: 'invalid', problems: [{ field: 'password', sentence: 'The password is missing.' }] };
      }
      const obstacle = await findObstacle(credentials);
      if (obstacle !== null) {
        return { kind: 'obstacle', obstacle };
      }
      hooks?.onProgress?.({ done: 0, total: 1, address: mailbox.address, outcome: '' });
      const rebound = await rebindMailbox(mailbox, providerOf(mailbox), secret, parts, hooks);
      return rebindResult(rebound, { ...mailbox, signInMethod: 'password' }, parts);
    },
    removeMailbox: async (address) => {
      const mailbox = memory.mailboxes.find(address);
      if (mailbox === null || !memory.mailboxes.remove(mailbox.id)) {
        return { kind: 'missing' };
      }
      const { removed, permission } = await endSignIn(mailbox, parts);
      return {
        kind: 'removed',
        leftover: removed.ok ? null : keychainObstacle(removed.problem),
        permission,
      };
    },
  };
}

/** The one way from what a front end was given to a mailbox. */
export function parseInput(
  input: MailboxInput | Readonly<Record<string, unknown>>,
  { resolvePath }: Pick<ApiParts, 'resolvePath'>,
) {
  return parseMailbox(input, { providerIds: PROVIDERS.map(({ id }) => id), resolvePath });
}
