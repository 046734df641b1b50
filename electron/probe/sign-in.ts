/** What proves the identity on both protocols. It lives in memory for the length of a probe. */
export type SignIn =
  | { readonly method: 'password'; readonly username: string; readonly password: string }
  | { readonly method: 'oauth2'; readonly username: string; readonly accessToken: string };

/** The kind of proof that a sign-in shows, without the proof. */
export function presentedBy(signIn: SignIn | null): 'password' | 'token' | null {
  if (signIn === null) {
    return null;
  }
  return signIn.method === 'password' ? 'password' : 'token';
}
