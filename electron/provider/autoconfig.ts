import { answerOf } from './answer.ts';
import { readAutoconfigDocument } from './autoconfig-document.ts';
import type { Candidate } from './candidate.ts';

/** A document of this format has a few kilobytes; more is not one. */
const MAX_BYTES = 256 * 1024;
const MAX_REDIRECTS = 3;

/** What the provider's autoconfig documents say. */
export interface AutoconfigFindings {
  readonly candidates: readonly Candidate[];
  /** One sentence for each document that was there but was not used. */
  readonly refusals: readonly string[];
}

/**
 * The two places of https://wiki.mozilla.org/Thunderbird:Autoconfiguration, https only: the document decides which
 * server is handed the password, and over http anybody on the way could name a server of their own.
 */
function documentUrls(address: string, domain: string): readonly string[] {
  return [
    `https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${encodeURIComponent(address)}`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ];
}

/** Asks both places at once. A place without a document is no news; one with an unusable document is named. */
export async function lookUpAutoconfig(
  address: string,
  domain: string,
  fetchDocument: typeof fetch,
  signal: AbortSignal,
): Promise<AutoconfigFindings> {
  const found = await Promise.all(
    documentUrls(address, domain).map(async (url): Promise<AutoconfigFindings> => {
      const answer = await answerOf((abort) => load(url, fetchDocument, abort), signal);
      if (!answer.ok || answer.value.kind === 'absent') {
        return { candidates: [], refusals: [] };
      }
      const read =
        answer.value.kind === 'refused'
          ? { ok: false as const, problem: answer.value.problem }
          : readAutoconfigDocument(answer.value.xml, { address, domain, url });
      return read.ok
        ? { candidates: read.candidates, refusals: [] }
        : {
            candidates: [],
            refusals: [`The autoconfig document of ${new URL(url).host} was not used: ${read.problem}.`],
          };
    }),
  );
  return {
    candidates: found.flatMap(({ candidates }) => candidates),
    refusals: found.flatMap(({ refusals }) => refusals),
  };
}

type Loaded =
  | { readonly kind: 'document'; readonly xml: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly problem: string };

/** Follows redirects by hand: fetch() itself would follow one from https to http without a word. */
async function load(url: string, fetchDocument: typeof fetch, signal: AbortSignal): Promise<Loaded> {
  let next = new URL(url);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await fetchDocument(next.href, {
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'application/xml, text/xml' },
      signal,
    });
    if (response.status === 200) {
      return readBody(response);
    }
    await response.body?.cancel();
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      return { kind: 'absent' };
    }
    if (!URL.canParse(location, next.href)) {
      return { kind: 'refused', problem: 'it redirects to something that is not a link' };
    }
    next = new URL(location, next);
    if (next.protocol !== 'https:') {
      return { kind: 'refused', problem: 'it redirects to a place without encryption' };
    }
  }
  return { kind: 'refused', problem: `it redirects more than ${MAX_REDIRECTS} times` };
}

/** Counts while reading: a length that was announced may be a lie, and compressed bodies grow. */
async function readBody(response: Response): Promise<Loaded> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let xml = '';
  // Leaving the loop early cancels the stream, and with it the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) {
      return { kind: 'refused', problem: `it is larger than ${MAX_BYTES / 1024} KB` };
    }
    xml += decoder.decode(chunk, { stream: true });
  }
  return { kind: 'document', xml: xml + decoder.decode() };
}
