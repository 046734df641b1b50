import type {
  AddResult,
  RebindResult,
  SignInEnd,
  SignInHooks,
  SignInStep,
  WantedWay,
} from '../api/contract.ts';
import type { CommandContext } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { type ProgressLine, startProgress } from './progress.ts';
import { type SignInEndings, showSignInAnswer } from './sign-in-answer.ts';
import { codeText, pageText } from './sign-in-text.ts';

/** One sign-in that a command line asks for. */
export interface SignInRun {
  /** Who is to sign in. */
  readonly username: string;
  readonly wantsBrowser: boolean;
  readonly endings: SignInEndings;
  readonly bind: (by: WantedWay, hooks: SignInHooks) => Promise<AddResult | RebindResult | SignInEnd>;
}

/** Says what to do at the provider's page, waits until that is done, and shows what came of it. */
export async function runSignIn(
  { terminal, cancelled }: CommandContext,
  { username, wantsBrowser, endings, bind }: SignInRun,
): Promise<ExitCode> {
  const progress = await startProgress(terminal, `Finding out where ${username} signs in`);
  const onSignIn = teller(progress, username, Math.min(terminal.columns, 100));
  const result = await bind(wantsBrowser ? 'browser' : 'any', { onSignIn, cancelled }).finally(progress.stop);
  return showSignInAnswer(terminal, result, endings);
}

function teller(progress: ProgressLine, username: string, columns: number): (step: SignInStep) => void {
  return (step) => {
    switch (step.kind) {
      case 'code':
        progress.tell(codeText(step, username, columns));
        return progress.turnTo(`Waiting for the sign-in with ${step.name}`);
      case 'page':
        progress.tell(pageText(step, username, columns));
        return progress.turnTo(`Waiting for the sign-in with ${step.name}`);
      case 'signed-in':
        progress.tell(step.as === null ? 'Signed in.' : `Signed in as ${step.as}.`);
        return progress.turnTo('Trying the servers');
    }
  };
}
