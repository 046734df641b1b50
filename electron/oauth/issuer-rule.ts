const TENANT = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/**
 * Whether an answer comes from the issuer that was asked. `expected` is the issuer of the discovery document; where it
 * holds Microsoft's `{tenantid}`, that stands for the GUID of any tenant, or of `tenantId` where one is given.
 */
export function isFromIssuer(expected: string, issuer: string, tenantId: string | null = null): boolean {
  if (!expected.includes('{tenantid}')) return issuer === expected;
  const [before = '', after = ''] = expected.split('{tenantid}');
  const tenant = issuer.slice(before.length, issuer.length - after.length);
  return (
    issuer === before + tenant + after &&
    new RegExp(`^${TENANT}$`, 'i').test(tenant) &&
    (tenantId === null || tenant.toLowerCase() === tenantId.toLowerCase())
  );
}
