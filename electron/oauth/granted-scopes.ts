/**
 * The wanted scopes that were not granted: Google lets its users untick them one by one. Compared by the last part of the
 * path in any case: what is asked for as `https://outlook.office.com/SMTP.Send` comes back under another prefix. No answer
 * at all means that everything was granted (RFC 6749 section 5.1).
 */
export function missingScopes(wanted: readonly string[], granted: string | null): readonly string[] {
  if (granted === null) return [];
  const names = new Set(granted.split(' ').map(nameOf));
  return wanted.filter((scope) => !names.has(nameOf(scope)));
}

function nameOf(scope: string): string {
  return (scope.replace(/\/$/, '').split('/').at(-1) ?? scope).toLowerCase();
}
