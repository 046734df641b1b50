/** Cookies of one browser, for one host. */
export type CookieJar = Map<string, string>;

/** More hops than any sign-in here takes. */
const MAX_HOPS = 12;

/**
 * Opens the page that an app sends people to, as a browser would, and follows until the provider hands over to the
 * app. Who signs in and whether they agree is the provider's behaviour. Resolves with the address on the app's own
 * listener, which has not been fetched; rejects where the provider answers with a page instead.
 */
export async function followSignIn(
  authorizationUrl: URL | string,
  redirectUri: string,
  jar: CookieJar = new Map(),
): Promise<URL> {
  const { url, response } = await browse(new URL(authorizationUrl), { jar, until: redirectUri });
  if (response === null) return url;
  throw new Error(`The sign-in ended at ${url.pathname} (${response.status}): ${await response.text()}`);
}

/** The same, and fetches the app's page as the browser does at the end; resolves with the page's text. */
export async function signInByBrowser(
  authorizationUrl: URL | string,
  redirectUri: string,
  jar: CookieJar = new Map(),
): Promise<string> {
  const response = await fetch(await followSignIn(authorizationUrl, redirectUri, jar));
  return response.text();
}

/**
 * Opens the page of a device sign-in (the code stands in the address) and confirms. `false` where the provider's last
 * page does not say that the device is signed in.
 */
export async function approveDevice(verificationUriComplete: string): Promise<boolean> {
  const jar: CookieJar = new Map();
  const question = await browse(new URL(verificationUriComplete), { jar });
  const { response } = await submitForm(question, jar);
  return ((await response?.text()) ?? '').includes('<title>Success</title>');
}

interface Page {
  readonly url: URL;
  /** `null` where the next address was not to be fetched. */
  readonly response: Response | null;
}

interface Visit {
  readonly jar: CookieJar;
  readonly form?: URLSearchParams;
  readonly until?: string;
}

/** Fetches and follows redirects, and forms that submit themselves. */
async function browse(start: URL, { jar, form, until }: Visit): Promise<Page> {
  let url = start;
  let body = form;
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
    keepCookies(jar, response);
    const location = response.headers.get('Location');
    if (location === null) {
      const sent = readForm(await response.clone().text());
      if (!sent.submitsItself) return { url, response };
      url = new URL(sent.action, url);
      body = sent.fields;
      continue;
    }
    await response.body?.cancel();
    url = new URL(location, url);
    body = undefined;
    if (until !== undefined && url.href.startsWith(until)) return { url, response: null };
  }
  throw new Error(`The sign-in went in circles; last to ${url.pathname}.`);
}

function keepCookies(jar: CookieJar, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
}

/** Sends the page's one form with the fields it carries. */
async function submitForm(page: Page, jar: CookieJar): Promise<Page> {
  const html = (await page.response?.text()) ?? '';
  const { action, fields } = readForm(html);
  if (action === '') throw new Error(`There is no form at ${page.url.pathname}: ${html}`);
  return browse(new URL(action, page.url), { jar, form: fields });
}

/** The page's one form; its action is empty where there is none. */
function readForm(html: string) {
  const fields = new URLSearchParams();
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const name = / name="([^"]+)"/.exec(input)?.[1];
    const value = / value="([^"]*)"/.exec(input)?.[1];
    if (name !== undefined && value !== undefined) fields.set(name, value);
  }
  return {
    action: /<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? '',
    fields,
    // As where the code stands in the address, or where another account is chosen and the first is signed out.
    submitsItself: html.includes('document.forms[0].submit()'),
  };
}
