import type { IdentityProvider } from '../oauth/identity-providers.ts';
import type { Revoked } from '../oauth/remove-sign-in.ts';
import type { Provider } from '../provider/provider.ts';
import type { PermissionAfter } from './permission-after.ts';

/** `revoked` is `null` where another mailbox needs the permission. `null` where the user gave none that was known here. */
export function permissionAfter(
  revoked: Revoked | null,
  { name, revocationUrl, permissionsUrl, permissionsUrlAtWork }: IdentityProvider,
  kind: Provider['kind'],
): PermissionAfter | null {
  const told = { name, link: kind === 'business' ? permissionsUrlAtWork : permissionsUrl };
  switch (revoked) {
    case null:
      return { state: 'in-use', ...told };
    case 'revoked':
      return { state: 'taken-back', ...told };
    case 'ended-before':
      return { state: 'ended-before', ...told };
    case 'not-offered':
      return { state: 'for-the-user', ...told };
    case 'failed':
      return { state: revocationUrl === null ? 'for-the-user' : 'not-told', ...told };
    case 'no-grant':
      return null;
  }
}
