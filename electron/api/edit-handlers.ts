import { caFileProblem } from '../binding/ca-file-problem.ts';
import { parseEdit } from '../binding/parse-edit.ts';
import { diagnoseSignInFailure } from '../diagnosis/sign-in-failure.ts';
import type { Mailbox, SignInMethod } from '../mailbox/mailbox.ts';
import { editMailbox, type NothingToSignInWith } from '../monitor/edit-mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { tokenServerProblems } from '../provider/token-servers.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, EditResult, Obstacle } from './contract.ts';
import { keychainObstacle } from './obstacles.ts';
import { providerOf } from './provider-of.ts';
import { reportOf, signInsOf } from './report.ts';

/** Changing how a mailbox is reached or filed. */
export function editHandlers(parts: ApiParts): Pick<Api, 'editMailbox'> {
  const { memory, resolvePath } = parts;
  return {
    editMailbox: async ({ address, ...edit }, hooks): Promise<EditResult> => {
      const mailbox = memory.mailboxes.find(address);
      if (mailbox === null) return { kind: 'missing', address };
      const parsed = parseEdit(mailbox, edit, resolvePath);
      if (!parsed.ok) return { kind: 'invalid', problems: parsed.problems };
      const { reach, tags } = parsed;
      if (reach === null) {
        return memory.mailboxes.update(mailbox.id, { tags }) === null
          ? { kind: 'missing', address }
          : { kind: 'edited', report: null };
      }
      const problem = await caFileProblem(reach.caFile);
      if (problem !== null) return { kind: 'invalid', problems: [problem] };
      const provider = providerOf(mailbox);
      const foreign = mailbox.signInMethod === 'oauth2' ? tokenServerProblems(reach, provider) : [];
      if (foreign.length > 0) return { kind: 'invalid', problems: foreign };
      hooks?.onProgress?.({ done: 0, total: 1, address: mailbox.address, outcome: '' });
      const edited = await editMailbox(mailbox, { reach, tags }, provider, parts, hooks);
      switch (edited.kind) {
        case 'edited':
        case 'refused':
        case 'undecided': {
          const known = signInsOf({ ...mailbox, ...reach }, memory);
          const reported = { address: mailbox.address, id: mailbox.id, provider, sends: null, ...known };
          return { kind: edited.kind, report: reportOf(reported, edited.record, edited.diagnosis) };
        }
        case 'no-sign-in':
          return {
            kind: 'obstacle',
            obstacle: obstacleOf(edited.why, mailbox, provider),
          };
        case 'gone':
          return { kind: 'missing', address };
      }
    },
  };
}

function obstacleOf(why: NothingToSignInWith, { signInMethod }: Mailbox, provider: Provider): Obstacle {
  switch (why.kind) {
    case 'keychain':
      return keychainObstacle(why.problem);
    case 'no-secret':
      return NO_SECRET[signInMethod];
    case 'sign-in-failed': {
      const { title, summary, advice } = diagnoseSignInFailure(why.failure, provider);
      return { title, sentence: `${summary} Nothing was changed.`, steps: advice };
    }
  }
}

/** Nothing to try the change with. */
const NO_SECRET: Readonly<Record<SignInMethod, Obstacle>> = {
  password: {
    title: 'Its password is not on this computer',
    sentence:
      'The keychain holds no password for this mailbox, so no sign-in was tried and nothing was changed.',
    steps: [{ text: 'Re-bind the mailbox first; then change its servers.', url: null }],
  },
  oauth2: {
    title: 'Its sign-in is not on this computer',
    sentence:
      'The keychain holds no sign-in for this mailbox, so no server was signed in to and nothing was changed.',
    steps: [{ text: 'Sign in again first; then change its servers.', url: null }],
  },
};
