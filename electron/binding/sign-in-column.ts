/** What a row says of how the mailbox signs in. A word that is not known is not repeated: it may be a password. */
export function readSignIn(
  given: unknown,
  hasPassword: boolean,
): { readonly value: 'provider' | null; readonly problem: string | null } {
  if (given === undefined || given === null || (typeof given === 'string' && given.trim() === '')) {
    return { value: null, problem: null };
  }
  if (typeof given !== 'string' || given.trim().toLowerCase() !== 'provider') {
    const problem = 'The column “signin” takes “provider”, for a sign-in at the provider’s page, or nothing.';
    return { value: null, problem };
  }
  const problem = hasPassword
    ? 'The row has a password, and says that the mailbox signs in at its provider’s page. Leave one of the two out.'
    : null;
  return { value: 'provider', problem };
}
