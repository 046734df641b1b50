import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { denyPermissions, type PermissionGates } from '../../../electron/desktop/window/deny-permissions.ts';
import { followLink, guardPage } from '../../../electron/desktop/window/guard-page.ts';
import type { OutsidePlaces } from '../../../electron/desktop/window/outside-link.ts';
import { pageAddress } from '../../../electron/desktop/window/page-address.ts';
import { eventually } from '../../support/eventually.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

function openPage(openOutside: (link: string) => Promise<void> = async () => {}) {
  const contents = new EventEmitter();
  let places: OutsidePlaces = { hosts: new Set(['account.microsoft.com']), loopbackOrigins: [] };
  const [opened, warnings]: [string[], string[]] = [[], []];
  let onOpen: OpenHandler = () => ({ action: 'allow' });
  const setWindowOpenHandler = (handler: OpenHandler) => {
    onOpen = handler;
  };
  guardPage(Object.assign(contents, { setWindowOpenHandler }) as unknown as WebContents, {
    places: () => places,
    openOutside: (link) => {
      opened.push(link);
      return openOutside(link);
    },
    warn: (sentence) => warnings.push(sentence),
  });
  /** Whether what happens goes its way. */
  const goesOn = (event: string, details: object): boolean => {
    let isPrevented = false;
    contents.emit(event, { ...details, preventDefault: () => (isPrevented = true) });
    return !isPrevented;
  };
  const allow = (...loopbackOrigins: readonly string[]) => {
    places = { ...places, loopbackOrigins };
  };
  return {
    goesOn,
    opened,
    warnings,
    allow,
    open: (url: string) => onOpen({ url } as Parameters<OpenHandler>[0]),
  };
}

describe('a page', () => {
  test.each([
    ['https://account.microsoft.com/', true],
    ['https://evil.example/', true],
    ['file:///etc/passwd', true],
    ['about:blank', true],
    [pageAddress(), false],
  ])('does not go to %s (in the main frame: %s)', (url, isMainFrame) => {
    expect(openPage().goesOn('will-frame-navigate', { url, isMainFrame })).toBe(false);
  });
  test('may be loaded again', () => {
    expect(openPage().goesOn('will-frame-navigate', { url: pageAddress('#/'), isMainFrame: true })).toBe(
      true,
    );
  });
  test.each(['will-redirect', 'will-attach-webview'])('is refused what asks by %s', (event) => {
    expect(openPage().goesOn(event, { url: pageAddress() })).toBe(false);
  });
  test('opens no window; a known link goes to the browser', () => {
    const { open, opened, warnings } = openPage();
    expect(open('https://account.microsoft.com/security')).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://account.microsoft.com/security']);
    expect(warnings).toEqual([]);
  });
  test.each(['https://evil.example/', 'http://account.microsoft.com/', 'file:///bin/sh'])(
    'opens no window, and %s nowhere',
    (url) => {
      const { open, opened, warnings } = openPage();
      expect(open(url)).toEqual({ action: 'deny' });
      expect(opened).toEqual([]);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).not.toContain('evil');
    },
  );
  test('hands a sign-in page of the demo to the browser once the demo is there', () => {
    const page = 'http://127.0.0.1:20001/authorize?state=secret';
    const { open, allow, opened, warnings } = openPage();
    expect(open(page)).toEqual({ action: 'deny' });
    expect(opened).toEqual([]);
    expect(warnings).toEqual([expect.not.stringContaining('secret')]);
    allow('http://127.0.0.1:20001');
    expect(open(page)).toEqual({ action: 'deny' });
    expect(opened).toEqual([page]);
  });
  test('goes on where the system has no browser, and tells nobody of the link', async () => {
    const { open, warnings } = openPage(async (link) => {
      throw new Error(`no browser for ${link}`);
    });
    open('https://account.microsoft.com/?state=secret');
    await eventually(async () => warnings).toEqual(['The system could not open a link in the browser.']);
  });
});

describe('a link that is asked for', () => {
  const places = () => ({ hosts: new Set(['account.microsoft.com']), loopbackOrigins: [] });

  test('is told as opened where the system took it, and as not opened where it did not or may not', async () => {
    const warnings: string[] = [];
    const parts = {
      places,
      openOutside: async () => {},
      warn: (sentence: string) => warnings.push(sentence),
    };
    expect(await followLink('https://account.microsoft.com/', parts)).toBe(true);
    expect(warnings).toEqual([]);
    const openOutside = async (link: string) => {
      throw new Error(`no browser for ${link}`);
    };
    expect(await followLink('https://account.microsoft.com/?state=once', { ...parts, openOutside })).toBe(
      false,
    );
    expect(await followLink('https://evil.example/', parts)).toBe(false);
    expect(warnings).toHaveLength(2);
    expect(warnings.join()).not.toMatch(/once|evil/);
  });
});

test('no page gets any permission, asked for or looked up, nor any device', () => {
  const answers: unknown[] = [];
  const gates: PermissionGates = {
    setPermissionRequestHandler: (handler) =>
      handler?.(
        ...([null, 'media', (answer: boolean) => answers.push(answer), {}] as unknown as RequestArguments),
      ),
    setPermissionCheckHandler: (handler) =>
      void answers.push(handler?.(null, 'clipboard-read', '', {} as CheckDetails)),
    setDevicePermissionHandler: (handler) => void answers.push(handler?.({} as DeviceDetails)),
  };
  denyPermissions(gates);
  expect(answers).toEqual([false, false, false]);
});

type Handler<Name extends keyof PermissionGates> = NonNullable<Parameters<Session[Name]>[0]>;
type RequestArguments = Parameters<Handler<'setPermissionRequestHandler'>>;
type CheckDetails = Parameters<Handler<'setPermissionCheckHandler'>>[3];
type DeviceDetails = Parameters<Handler<'setDevicePermissionHandler'>>[0];
