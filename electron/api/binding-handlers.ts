import { addMailbox } from '../binding/add-mailbox.ts';
import { rebindMailbox } from '../binding/rebind-mailbox.ts';
import type { TrialOutcome } from '../binding/trial.ts';
import { writeRecord } from '../history/write-record.ts';
import { parseMailbox } from '../mailbox/parse-mailbox.ts';
import { PROVIDERS } from '../provider/presets.ts';
import type { Provider } from '../provider/provider.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, MailboxInput, MailboxReport } from './contract.ts';
import { findObstacle, keychainObstacle, secretObstacle } from './obstacles.ts';
import { providerOf } from './provider-of.ts';
import { reportOf } from './report.ts';

/** Adding, re-binding and removing mailboxes. */
export function bindingHandlers(
  parts: ApiParts,
): Pick<Api, 'addMailbox' | 'rebindMailbox' | 'removeMailbox'> {
  const { memory, credentials, now } = parts;
  const report = (
    address: string,
    id: string | null,
    provider: Provider,
    trial: TrialOutcome,
  ): MailboxReport =>
    reportOf(
      { address, id, provider, signInMethod: 'password', sends: null, signIns: null, protocols: [] },
      writeRecord(id ?? '', now(), trial.diagnosis, trial.verdicts),
      trial.diagnosis,
    );
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
      switch (added.kind) {
        case 'added':
          return {
            kind: 'added',
            report: report(address, added.mailbox.id, added.provider, added.trial),
            notes: added.notes,
          };
        case 'refused':
        case 'undecided':
          return {
            kind: added.kind,
            report: report(address, null, added.provider, added.trial),
            notes: added.notes,
          };
        case 'stored-without-secret':
          throw new Error('A mailbox was added without the secret that was given');
        case 'invalid':
          return added;
        case 'exists':
          return { kind: 'exists', address };
        case 'not-stored':
          return { kind: 'obstacle', obstacle: secretObstacle(added.why) };
      }
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
      const provider = providerOf(mailbox);
      const rebound = await rebindMailbox(mailbox, provider, secret, parts, hooks);
      switch (rebound.kind) {
        case 'rebound':
        case 'refused':
        case 'undecided':
          return {
            kind: rebound.kind,
            report: report(mailbox.address, mailbox.id, provider, rebound.trial),
            notes: rebound.notes,
          };
        case 'gone':
          return { kind: 'missing', address };
        case 'not-stored':
          return { kind: 'obstacle', obstacle: secretObstacle(rebound.why) };
      }
    },
    removeMailbox: async (address) => {
      const mailbox = memory.mailboxes.find(address);
      if (mailbox === null || !memory.mailboxes.remove(mailbox.id)) {
        return { kind: 'missing' };
      }
      const removed = await credentials.remove(mailbox.secretId);
      return { kind: 'removed', leftover: removed.ok ? null : keychainObstacle(removed.problem) };
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
