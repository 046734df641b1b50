import { CHECK_CLOCK } from '../diagnosis/advice/general/account.ts';
import type { Step } from '../diagnosis/cause.ts';
import { diagnoseSignInFailure } from '../diagnosis/sign-in-failure.ts';
import type { OAuthFailure } from '../oauth/oauth-failure.ts';
import type { Provider } from '../provider/provider.ts';

/** What to tell whoever is signing in and was refused. */
export interface RefusalWords {
  readonly transient: boolean;
  readonly title: string;
  /** One sentence. */
  readonly sentence: string;
  readonly steps: readonly Step[];
}

/**
 * In the words of a mailbox that is watched, but where those speak of a sign-in that is kept and of checks that are repeated:
 * here nothing is kept yet, and nobody tries again by themselves. `name` is that of whom the user signs in with.
 */
export function refusalWords(failure: OAuthFailure, provider: Provider, name: string): RefusalWords {
  const { title, summary, advice, transient } = diagnoseSignInFailure(failure, provider);
  return { transient, title, sentence: summary, steps: advice, ...OWN_WORDS[failure.kind]?.(name) };
}

type OwnWords = (name: string) => Partial<RefusalWords>;

const step = (text: string): Step => ({ text, url: null });

const OWN_WORDS: Readonly<Partial<Record<OAuthFailure['kind'], OwnWords>>> = {
  temporary: (name) => ({
    sentence: `${name} cannot sign anybody in just now, and nothing was changed.`,
    steps: [step('Start the sign-in again in a few minutes.')],
  }),
  network: (name) => ({
    sentence: `The sign-in server of ${name} is out of reach from this network, and nothing was changed.`,
    steps: [
      step(`See whether the page of ${name} opens in the browser of this computer.`),
      step('Start the sign-in again.'),
    ],
  }),
  'untrusted-answer': () => ({
    steps: [
      step(CHECK_CLOCK.text),
      step('Open any page in the browser: in a hotel or café, another page may want you first.'),
      step('On a company network or with an antivirus program, ask whether it inspects encrypted traffic.'),
      step('Start the sign-in again.'),
    ],
  }),
  'grant-invalid': (name) => ({
    title: 'The sign-in was not accepted',
    sentence: `${name} did not accept what its own page had given for this sign-in, and nothing was changed.`,
    steps: [
      step('Start the sign-in again, and finish it without a pause: what the page gives is short-lived.'),
    ],
  }),
  aborted: (name) => ({
    sentence: `It was stopped before ${name} had answered, and nothing was changed.`,
    steps: [step('Start the sign-in again.')],
  }),
  // Nothing tells that it would pass: another way to sign in stays in sight.
  unknown: (name) => ({
    transient: false,
    title: 'The sign-in was not accepted',
    sentence: `${name} answered in words that Mailvitals does not know, and nothing was changed.`,
    steps: [step(`Start the sign-in again: the page of ${name} may tell more.`)],
  }),
};
