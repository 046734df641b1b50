/** The options by which a command signs in, and the one that they exclude. */
export interface SignInOptions {
  readonly oauth?: true;
  readonly browser?: true;
  readonly passwordStdin?: true;
  readonly username?: string;
}

/** What of these cannot be meant together, in a sentence; `null` where all is well. */
export function conflictOf({ oauth, browser, passwordStdin }: SignInOptions): string | null {
  if (oauth && passwordStdin) {
    return 'Give either “--oauth” or “--password-stdin”: who signs in at the provider’s page gives no password here.';
  }
  return browser && !oauth ? '“--browser” says how to sign in: it goes with “--oauth”.' : null;
}

/** As the help lists them. */
export const OAUTH_OPTION = [
  '--oauth',
  'sign in at the provider’s own page instead of giving a password (Microsoft, Google)',
] as const;

export const BROWSER_OPTION = [
  '--browser',
  'with --oauth: sign in with a browser on this computer rather than by a code',
] as const;
