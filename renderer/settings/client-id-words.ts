import type { SettingReport, SignInOffer } from '../../electron/api/contract.ts';

/** What stands in the field of a client id: nothing where none is set. */
export function clientIdShown({ value, defaultValue }: SettingReport): string {
  return value === defaultValue ? '' : value;
}

/** Where the client id in force comes from, in a sentence. */
export function originWords({ name, clientIdFrom, guide }: SignInOffer): string {
  switch (clientIdFrom) {
    case 'settings':
      return `Set here, for every mailbox that signs in with ${name}.`;
    case 'environment':
      return `Taken from the environment (${guide.environmentVariable}), unless one is set here.`;
    case 'build':
      return 'Mailvitals brings its own, unless one is set here.';
    case null:
      return `Not set: the first sign-in with ${name} asks for it.`;
  }
}

/** What is said of a client id that is typed and waits for its secret. */
export function waitsWords({ name }: Pick<SignInOffer, 'name'>): string {
  return `Not kept yet: ${name} hands out a client secret with it, and the two belong together. Paste that below.`;
}

/** What is said where something was taken, but no client id is set here after it. */
export function nothingSetWords(offer: SignInOffer): string {
  return `Nothing is kept here. ${originWords(offer)}`;
}
