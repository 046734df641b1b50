import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { CONTENT_POLICY } from '../../api/content-policy.ts';
import { PAGE_SCHEME } from './page-address.ts';
import { pageFile } from './page-file.ts';

/** Before the app is ready, once: the page gets an origin of its own, and none of the rights of a file. */
export function claimPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Once the app is ready: answers every request of the page from `folder`. */
export function servePage(folder: string): void {
  protocol.handle(PAGE_SCHEME, async ({ method, url }) => {
    const answer = pageFile(folder, { method, url });
    if (answer.kind === 'refused') return refusal(answer.status);
    // Electron's own fetch reads inside the archive that the app is packed in.
    const file = await net.fetch(pathToFileURL(answer.path).toString()).catch(() => null);
    return file?.ok === true ? new Response(file.body, { headers: headersOf(answer.type) }) : refusal(404);
  });
}

const refusal = (status: number) => new Response(null, { status, headers: headersOf('text/plain') });

function headersOf(type: string): Readonly<Record<string, string>> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
