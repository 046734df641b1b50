import { type Added, addMailbox } from '../binding/add-mailbox.ts';
import { addWaiting } from '../binding/add-waiting.ts';
import { type DocumentRow, readMailboxDocument, writeMailboxDocument } from '../binding/mailbox-document.ts';
import { domainOf } from '../provider/address-domain.ts';
import { findProviderByDomain } from '../provider/find-provider.ts';
import type { ApiParts } from './api-parts.ts';
import { parseInput } from './binding-handlers.ts';
import type { Api, ImportRow } from './contract.ts';
import { findObstacle, secretObstacle } from './obstacles.ts';

/** Many mailboxes at once, in and out. */
export function importHandlers(parts: ApiParts): Pick<Api, 'importMailboxes' | 'exportMailboxes'> {
  return {
    importMailboxes: async (text, hooks) => {
      const document = readMailboxDocument(text);
      if (!document.ok) {
        return { rows: [], problem: document.problem };
      }
      const obstacle = document.rows.some(({ password }) => password !== null)
        ? await findObstacle(parts.credentials)
        : null;
      if (obstacle !== null) {
        return { rows: [], problem: `${obstacle.title}. ${obstacle.sentence}` };
      }
      let done = 0;
      const total = document.rows.length;
      const rows = await Promise.all(
        document.rows.map(async (row) => {
          const imported = await importRow(row, parts, hooks?.cancelled);
          done += 1;
          hooks?.onProgress?.({ done, total, address: imported.address, outcome: imported.verdict });
          return imported;
        }),
      );
      return { rows, problem: null };
    },
    exportMailboxes: async (format) =>
      writeMailboxDocument(parts.memory.mailboxes.list(), format, parts.now()),
  };
}

/** One row, whatever becomes of the others. */
async function importRow(
  { line, fields, password, signIn, problem }: DocumentRow,
  parts: ApiParts,
  cancelled: AbortSignal | undefined,
): Promise<ImportRow> {
  const parsed = parseInput(fields, parts);
  if (!parsed.ok || problem !== null) {
    const sentences = parsed.ok ? [] : parsed.problems.map(({ field, sentence }) => `${field}: ${sentence}`);
    const address = parsed.ok ? parsed.request.address : '';
    const summary = problem ?? sentences.join(' ');
    return { line, address, verdict: 'invalid', summary, cause: null, waitsForSecret: false };
  }
  const { request } = parsed;
  const lane = request.providerId ?? findProviderByDomain(domainOf(request.address) ?? '')?.id ?? 'custom';
  const hooks = cancelled ? { cancelled } : {};
  const added = await parts.lanes(lane, () =>
    password === null
      ? addWaiting(request, signIn, parts, hooks)
      : addMailbox(request, password, parts, hooks),
  );
  return { line, address: request.address, ...verdictOf(added), ...waitOf(added) };
}

function waitOf(added: Added): Pick<ImportRow, 'waitsForSecret' | 'waitsFor'> {
  if (added.kind !== 'stored-without-secret') return { waitsForSecret: false };
  const { signInMethod } = added.mailbox;
  return { waitsForSecret: true, waitsFor: signInMethod === 'oauth2' ? 'sign-in' : 'password' };
}

function verdictOf(added: Added): Pick<ImportRow, 'verdict' | 'summary' | 'cause'> {
  switch (added.kind) {
    case 'added':
    case 'refused':
    case 'undecided': {
      const { title, cause } = added.trial.diagnosis;
      return { verdict: added.kind, summary: title, cause };
    }
    case 'stored-without-secret':
      return {
        verdict: 'added',
        summary:
          added.mailbox.signInMethod === 'oauth2'
            ? 'Stored without a sign-in; it is watched once you have signed in.'
            : 'Stored without a password; it is watched once it has one.',
        cause: null,
      };
    case 'invalid':
      return {
        verdict: 'invalid',
        summary: added.problems.map(({ sentence }) => sentence).join(' '),
        cause: null,
      };
    case 'exists':
      return { verdict: 'exists', summary: 'It is watched already; nothing was changed.', cause: null };
    case 'not-stored':
      return { verdict: 'obstacle', summary: secretObstacle(added.why).sentence, cause: null };
  }
}
