import type { RegistrationGuide, SignInOffer, SignInStep } from '../api/contract.ts';
import { localMinute } from './local-minute.ts';
import { stepsText } from './report-text.ts';
import { wrapText } from './table.ts';

type Step<Kind extends SignInStep['kind']> = Extract<SignInStep, { kind: Kind }>;

/** What to do with a code. Links and codes end their lines, so that they can be copied. */
export function codeText(
  { code, link, linkWithCode, expiresAt }: Step<'code'>,
  username: string,
  columns: number,
): string {
  const until = `Any browser does, on this computer or another. Sign in as ${username}; the code is good until ${localMinute(expiresAt)}. Ctrl-C cancels.`;
  return [
    `Open ${link} and type ${code}`,
    ...(linkWithCode === null ? [] : [`Or open it with the code filled in: ${linkWithCode}`]),
    wrapText(until, columns, ''),
  ].join('\n');
}

/** What to do with a link that only a browser of this computer can follow to its end. */
export function pageText(
  { name, link, takesDeviceCode }: Step<'page'>,
  username: string,
  columns: number,
): string {
  const instead = takesDeviceCode
    ? 'leave out --browser, and sign in by a code'
    : 'sign in with the Mailvitals app on a computer of your own, or leave out --oauth and give an app password';
  const sentences = [
    `Sign in as ${username} within five minutes. Ctrl-C cancels.`,
    `The answer of ${name} reaches this computer alone. If you are here over ssh, your own browser cannot bring it: ${instead}.`,
  ];
  return [
    'Open this link in a browser on this computer:',
    `  ${link}`,
    ...sentences.map((sentence) => wrapText(sentence, columns, '')),
  ].join('\n');
}

/** How to register the program at a provider, and how to tell it the client id. */
export function guideText(guide: RegistrationGuide, columns: number): string {
  const { issuer, why, steps, environmentVariable, hasClientSecret } = guide;
  const secretVariable = environmentVariable.replace(/_ID$/, '_SECRET');
  const variables = hasClientSecret ? `${environmentVariable} and ${secretVariable}` : environmentVariable;
  return [
    wrapText(why, columns, ''),
    '',
    stepsText(steps, columns),
    '',
    `  Then: mailvitals register ${issuer} --client-id <client ID>`,
    `  ${wrapText(`Or set ${variables} in the environment.`, columns, '  ')}`,
  ].join('\n');
}

/** How a provider signs in, and what that still takes: the end of a line that begins with “Sign-in”. */
export function offerText({ name, issuer, isAdvised, takesDeviceCode, clientIdFrom }: SignInOffer): string {
  const way = takesDeviceCode ? 'by a code or in a browser' : 'in a browser on this computer';
  const need = isAdvised ? 'passwords are refused' : 'a password does as well';
  const id =
    clientIdFrom === null
      ? `No client ID is known yet: “mailvitals register ${issuer}” says how to get one.`
      : `The client ID comes from ${CLIENT_ID_FROM[clientIdFrom]}.`;
  return `with ${name}, ${way}; ${need}. ${id}`;
}

const CLIENT_ID_FROM: Readonly<Record<NonNullable<SignInOffer['clientIdFrom']>, string>> = {
  settings: 'the settings',
  environment: 'the environment',
  build: 'this program itself',
};

/** Said before a password is asked for that will be refused; `null` where one may do. */
export function passwordWarning(offer: SignInOffer | null, address: string): string | null {
  if (offer === null || !offer.isAdvised) return null;
  return `Passwords are refused here, over IMAP at least. Leave this with Ctrl-C and sign in with ${offer.name}: mailvitals add ${address} --oauth`;
}
