import { KEYCHAIN_PROBLEMS } from '../../credentials/credential-store.ts';
import { explainKeychainProblem } from '../../credentials/keychain-problem.ts';
import { BY_PROVIDER } from '../../diagnosis/advice/by-provider.ts';
import { GENERAL } from '../../diagnosis/advice/general.ts';
import { IDENTITY_PROVIDERS } from '../../oauth/identity-providers.ts';
import { REGISTRATION_GUIDES } from '../../oauth/registration-guide.ts';
import { PROVIDERS } from '../../provider/presets.ts';

/** Where words lead that are no data: those of the window, and sentences that are put together. */
const OWN_HOSTS = ['github.com'] as const;

/**
 * The hosts that the presets, the advice, the keychain’s steps and signing in link to. They are read from the data itself, so
 * that a new preset needs no second entry here, and a link that anybody else writes leads nowhere.
 */
export function linkHosts(platform: NodeJS.Platform = process.platform): ReadonlySet<string> {
  const signIn = Object.values(IDENTITY_PROVIDERS).map(
    ({ signInOrigin, permissionsUrl, permissionsUrlAtWork }) => [
      signInOrigin,
      permissionsUrl,
      permissionsUrlAtWork,
    ],
  );
  const keychain = KEYCHAIN_PROBLEMS.map((problem) => explainKeychainProblem(problem, platform));
  const links = textsIn([PROVIDERS, GENERAL, BY_PROVIDER, REGISTRATION_GUIDES, signIn, keychain])
    .filter((text) => text.startsWith('https://'))
    .map((text) => URL.parse(text)?.host ?? '');
  return new Set([...OWN_HOSTS, ...links].filter((host) => host !== ''));
}

/** Every text within plain data. */
function textsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}
