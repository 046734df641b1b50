import { describe, expect, test } from 'vitest';
import { CONTENT_POLICY } from '../../../electron/api/content-policy.ts';
import { isTrustedSender } from '../../../electron/desktop/page/trusted-sender.ts';
import { linkHosts } from '../../../electron/desktop/window/link-hosts.ts';
import { outsideLink } from '../../../electron/desktop/window/outside-link.ts';
import { isPageAddress, pageAddress } from '../../../electron/desktop/window/page-address.ts';
import { webPreferences } from '../../../electron/desktop/window/web-preferences.ts';
import { advise } from '../../../electron/diagnosis/advice/advise.ts';
import { CAUSES } from '../../../electron/diagnosis/cause.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import { SECURITY_HEADERS } from '../../../electron/web/security-headers.ts';

test('the page gets a sandbox, a world of its own, and nothing of Node', () => {
  expect(webPreferences('/out/preload.cjs', true)).toEqual({
    preload: '/out/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  });
  expect(webPreferences('/out/preload.cjs', false).devTools).toBe(true);
});

test('the page may load nothing from elsewhere and run nothing that is not its own file', () => {
  const policy = new Map(
    CONTENT_POLICY.split('; ').map((rule) => {
      const [name = '', ...sources] = rule.split(' ');
      return [name, sources.join(' ')] as const;
    }),
  );
  expect(policy.get('default-src')).toBe("'none'");
  expect(policy.get('script-src')).toBe("'self'");
  expect(policy.get('style-src')).toBe("'self'");
  expect(policy.get('frame-ancestors')).toBe("'none'");
  expect(CONTENT_POLICY).not.toMatch(/unsafe|\*|https?:|blob:/);
  expect(SECURITY_HEADERS['content-security-policy']).toBe(CONTENT_POLICY);
});

describe('the sender of a message', () => {
  const page = { url: pageAddress('#/settings') };

  test('is trusted as the main frame that shows the page', () => {
    expect(isTrustedSender(page, page)).toBe(true);
  });
  test('is not trusted as a frame within it, even of the same address', () => {
    expect(isTrustedSender({ ...page }, page)).toBe(false);
  });
  test('is not trusted once it is gone', () => {
    expect(isTrustedSender(null, page)).toBe(false);
    expect(isTrustedSender(null, null)).toBe(false);
  });
  test.each([
    'https://mailvitals/',
    'app://mailvitals.example/',
    'app://user@mailvitals/',
    'about:blank',
    'file:///',
    '',
  ])('is not trusted at %s', (url) => {
    const frame = { url };
    expect(isTrustedSender(frame, frame)).toBe(false);
    expect(isPageAddress(url)).toBe(false);
  });
});

describe('a link', () => {
  const hosts = linkHosts();

  test('of any advice for any provider opens', () => {
    const links = CAUSES.flatMap((cause) =>
      [null, ...PROVIDERS].flatMap((provider) => advise(cause, provider, null).steps.map(({ url }) => url)),
    ).filter((url) => url !== null);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((url) => outsideLink(url, hosts) === null)).toEqual([]);
  });
  test('of any preset opens', () => {
    const links = PROVIDERS.flatMap(({ secretUrl, securityUrl, imapSwitch, sources }) => [
      secretUrl,
      securityUrl,
      imapSwitch?.url ?? null,
      ...sources,
    ]).filter((url) => url !== null);
    expect(links.filter((url) => outsideLink(url, hosts) === null)).toEqual([]);
  });
  test.each([
    'http://account.microsoft.com/security',
    'https://account.microsoft.com.evil.example/',
    'https://evil.example/account.microsoft.com',
    'https://account.microsoft.com:8443/',
    'https://account.microsoft.com@evil.example/',
    'https://user:secret@account.microsoft.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:network',
    'smb://account.microsoft.com/share',
    'mailto:you@example.com',
    'app://mailvitals/',
    '//account.microsoft.com/',
    '',
  ])('stays closed: %s', (link) => {
    expect(outsideLink(link, hosts)).toBeNull();
  });
  test('stays closed where Windows could not take it', () => {
    expect(outsideLink(`https://account.microsoft.com/${'a'.repeat(2_100)}`, hosts)).toBeNull();
  });
  test('is handed on as the browser will read it', () => {
    expect(outsideLink('https://ACCOUNT.microsoft.com/a b', hosts)).toBe(
      'https://account.microsoft.com/a%20b',
    );
  });
});
