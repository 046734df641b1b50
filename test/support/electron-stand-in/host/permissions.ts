import type { CDPSession } from 'playwright-core';
import type { Line } from '../line.ts';
import { toBrowserAddress } from '../page-addresses.ts';
import type { MainMethods } from '../wire.ts';

/** Electron's name of a permission, and Chromium's. */
const PERMISSIONS = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'persistent-storage': 'persistent-storage',
  'idle-detection': 'idle-detection',
} as const;

/** Makes Chromium grant the page what the app's session grants, and deny the rest. */
export async function settlePermissions(
  cdp: CDPSession,
  main: Pick<Line<MainMethods>, 'ask'>,
  windowId: number,
  url: string,
): Promise<void> {
  const { targetInfo } = await cdp.send('Target.getTargetInfo');
  const { origin } = new URL(toBrowserAddress(url));
  if (origin === 'null') return;
  await Promise.all(
    Object.entries(PERMISSIONS).map(async ([name, chromiums]) => {
      const isGranted = await main.ask('isPermitted', windowId, name);
      await cdp.send('Browser.setPermission', {
        permission: { name: chromiums },
        setting: isGranted ? 'granted' : 'denied',
        origin,
        browserContextId: targetInfo.browserContextId ?? '',
      });
    }),
  );
}
