import type {
  AddResult,
  Api,
  RebindResult,
  SignInEnd,
  SignInHooks,
  SignInOffer,
  SignInStep,
  SignInWay,
} from '../api/contract.ts';
import type { CommandContext } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { type ProgressLine, startProgress } from './progress.ts';
import { type SignInEndings, showSignInAnswer } from './sign-in-answer.ts';
import { codeText, pageText, type SignInAsked } from './sign-in-text.ts';

/** One sign-in that a command line asks for. */
export interface SignInRun {
  /** `null` where the provider has none that is known; the engine then says so. */
  readonly offer: SignInOffer | null;
  /** Who is to sign in. */
  readonly username: string;
  readonly wantsBrowser: boolean;
  readonly endings: SignInEndings;
  readonly bind: (by: SignInWay, hooks: SignInHooks) => Promise<AddResult | RebindResult | SignInEnd>;
}

/** Says what to do at the provider's page, waits until that is done, and shows what came of it. */
export async function runSignIn(
  { terminal, cancelled }: CommandContext,
  { offer, username, wantsBrowser, endings, bind }: SignInRun,
): Promise<ExitCode> {
  const name = offer?.name ?? 'the provider';
  const progress = await startProgress(terminal, 'Trying');
  progress.turnTo(`Asking ${name}`);
  const asked = { name, username, takesDeviceCode: offer?.takesDeviceCode ?? false };
  const onSignIn = teller(progress, asked, Math.min(terminal.columns, 100));
  const result = await bind(wayOf(offer, wantsBrowser), { onSignIn, cancelled }).finally(progress.stop);
  return showSignInAnswer(terminal, result, endings);
}

/** What the provider of an address, or the one that was named, offers; an address typed wrongly is told of later. */
export async function offerFor(api: Api, address: string, providerId?: string): Promise<SignInOffer | null> {
  if (providerId !== undefined) return (await api.showProvider(providerId))?.signIn ?? null;
  const found = await api.discoverServers(address);
  return found.kind === 'found' ? found.signIn : null;
}

/** A code works over ssh too, so it goes first wherever it is taken. */
function wayOf(offer: SignInOffer | null, wantsBrowser: boolean): SignInWay {
  return wantsBrowser || offer?.takesDeviceCode === false ? 'browser' : 'device';
}

function teller(progress: ProgressLine, asked: SignInAsked, columns: number): (step: SignInStep) => void {
  return (step) => {
    switch (step.kind) {
      case 'code':
        progress.tell(codeText(step, asked, columns));
        return progress.turnTo(`Waiting for the sign-in with ${asked.name}`);
      case 'page':
        progress.tell(pageText(step, asked, columns));
        return progress.turnTo(`Waiting for the sign-in with ${asked.name}`);
      case 'signed-in':
        progress.tell(step.as === null ? 'Signed in.' : `Signed in as ${step.as}.`);
        return progress.turnTo('Trying the servers');
    }
  };
}
