import type { SignInMethod } from '../../mailbox/mailbox.ts';
import type { Protocol, ServerAddress } from '../../mailbox/server-address.ts';
import { IDENTITY_PROVIDERS, type IdentityProviderId } from '../../oauth/identity-providers.ts';
import { REGISTRATION_GUIDES } from '../../oauth/registration-guide.ts';
import { signInAgain, signInInstead, signInName } from '../../provider/browser-sign-in.ts';
import type { Provider } from '../../provider/provider.ts';
import { secretAdvice } from '../../provider/secret-advice.ts';
import { type Actor, type Cause, PASSWORD_CAUSES, type Step } from '../cause.ts';
import { BY_PROVIDER } from './by-provider.ts';
import { GENERAL } from './general.ts';
import { SIGNED_IN, SIGNED_IN_AT } from './signed-in.ts';
import type { PresetLink, Retry, StepTemplate } from './template.ts';

/** What a cause means to the owner of a mailbox, and what to do. */
export interface Advice {
  readonly title: string;
  /** One sentence. */
  readonly meaning: string;
  readonly steps: readonly Step[];
  readonly actor: Actor;
  readonly retry: Retry;
}

/**
 * Advice for one cause, in the words of one provider where it is known; `protocol` where only one of them fails. With
 * `oauth2` nobody is told of a password.
 */
export function advise(
  cause: Cause,
  provider: Provider | null,
  protocol: Protocol | null,
  signInMethod: SignInMethod = 'password',
): Advice {
  const named = provider === null || provider.kind === 'custom' ? null : provider;
  const told = signInMethod === 'oauth2' && PASSWORD_CAUSES.has(cause) ? 'oauth-token-refused' : cause;
  const { title, meaning, steps, actor, retry } = {
    ...GENERAL[told],
    ...(named === null ? {} : BY_PROVIDER[named.id]?.[told]),
    ...(signInMethod === 'password' ? {} : (SIGNED_IN_AT[named?.id ?? '']?.[told] ?? SIGNED_IN[told])),
  };
  const fill = (text: string) => fillIn(text, named, protocol, signInMethod);
  return {
    title: fill(title),
    meaning: fill(meaning),
    steps: steps
      .flatMap((step) => writeOut(step, provider, protocol))
      .map((step) => ({ ...step, text: fill(step.text) })),
    actor,
    retry,
  };
}

function fillIn(
  text: string,
  provider: Provider | null,
  protocol: Protocol | null,
  signInMethod: SignInMethod,
): string {
  const issuer = provider === null ? 'the provider' : signInName(provider);
  return text
    .replaceAll('{credential}', signInMethod === 'oauth2' ? `sign-in with ${issuer}` : 'password')
    .replaceAll('{issuer}', issuer)
    .replaceAll('{Issuer}', provider === null ? 'The provider' : issuer)
    .replaceAll('{provider}', provider?.name ?? 'the server')
    .replaceAll('{Provider}', provider?.name ?? 'The server')
    .replaceAll('{secret}', provider?.secretName ?? 'password')
    .replaceAll('{protocol}', protocol === null ? 'mail' : protocol.toUpperCase());
}

function writeOut(step: StepTemplate, provider: Provider | null, protocol: Protocol | null): readonly Step[] {
  if (typeof step === 'object') {
    return [{ text: step.text, url: linkOf(step.url, provider) }];
  }
  return NAMED_STEPS[step](provider, protocol);
}

function linkOf(
  url: PresetLink | `https://${string}` | null | undefined,
  provider: Provider | null,
): string | null {
  if (url == null || url.startsWith('https://')) {
    return url ?? null;
  }
  const issuer = issuerOf(provider);
  const links: Record<string, string | null | undefined> = {
    secret: provider?.secretUrl ?? provider?.securityUrl,
    security: provider?.securityUrl ?? provider?.secretUrl,
    'imap-switch': provider?.imapSwitch?.url,
    registration: issuer && REGISTRATION_GUIDES[issuer].steps[2].url,
    'sign-in-page': issuer && `${IDENTITY_PROVIDERS[issuer].signInOrigin}/`,
  };
  return links[url] ?? null;
}

/** Who signs in the users of a provider, where Mailvitals can ask them. */
function issuerOf(provider: Provider | null): IdentityProviderId | null {
  const issuer = provider?.oauth?.issuer ?? 'other';
  return issuer === 'other' ? null : issuer;
}

const NAMED_STEPS: Record<
  Extract<StepTemplate, string>,
  (provider: Provider | null, protocol: Protocol | null) => readonly Step[]
> = {
  'make-secret': (provider) =>
    provider === null || provider.kind === 'custom'
      ? [
          { text: 'Check the user name: many servers want the full address.', url: null },
          {
            text: 'If two-step verification is on, make an app password on the provider’s security page.',
            url: null,
          },
          { text: 'Enter the password in Mailvitals again.', url: null },
        ]
      : secretAdvice(provider).steps,
  'sign-in-instead': (provider) => [signInInstead(provider)],
  'sign-in-again': (provider) => [signInAgain(provider)],
  'turn-imap-on': (provider) =>
    provider?.imapSwitch
      ? [{ text: `Turn IMAP on: ${provider.imapSwitch.path}.`, url: provider.imapSwitch.url }]
      : [
          {
            text: 'Turn IMAP (or “mail programs”) on in the mail settings on the provider’s website.',
            url: null,
          },
        ],
  'check-server': (provider, protocol) => {
    const servers = [
      ...(protocol === 'smtp' ? [] : describe('IMAP', provider?.imap)),
      ...(protocol === 'imap' ? [] : describe('SMTP', provider?.smtp[0])),
    ];
    return servers.length > 0
      ? [{ text: `Compare the settings with the right ones: ${servers.join('; ')}.`, url: null }]
      : [
          {
            text: 'Compare server name, port and encryption with what the provider’s help pages say.',
            url: null,
          },
        ];
  },
};

const SECURITY_WORDS = { tls: 'TLS', starttls: 'STARTTLS', none: 'no encryption' } as const;

function describe(protocol: string, server: ServerAddress | null | undefined): readonly string[] {
  return server
    ? [`${protocol} ${server.host}, port ${server.port}, ${SECURITY_WORDS[server.security]}`]
    : [];
}
