import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import type { ShowWindowOptions } from '../support/open-window.ts';
import { sampleDemo } from '../support/sample-demo.ts';
import { sampleSnapshot } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';

function showDemo(options: Partial<ShowWindowOptions> = {}) {
  let isTwoStepOn = true;
  return showWindow({
    snapshot: sampleSnapshot(),
    api: {
      showDemo: async () => sampleDemo(isTwoStepOn),
      playDemo: async (actId) => {
        if (actId === 'outlook:two-step') isTwoStepOn = !isTwoStepOn;
        return sampleDemo(isTwoStepOn);
      },
    },
    ...options,
  });
}

test('is nowhere but in the demo', async () => {
  const { page, calls } = await showWindow({ snapshot: sampleSnapshot() });
  await page.getByRole('grid').waitFor();
  await eventually(() => calls.some(({ method }) => method === 'showDemo')).toBe(true);
  expect(await page.getByRole('complementary').count()).toBe(0);
});

test('says that it is a demo, and lets the user play the provider', async () => {
  const { page, calls } = await showDemo();
  const panel = page.getByRole('complementary', { name: 'Demo: play the provider' });
  await panel.getByText('These mailboxes and their servers are simulated').waitFor();
  const twoStep = panel
    .getByRole('region', { name: 'you@outlook.com' })
    .getByRole('switch', { name: 'Two-step verification' });
  expect(await twoStep.isChecked()).toBe(true);
  await twoStep.click();
  await eventually(() => twoStep.isChecked()).toBe(false);
  await panel.getByRole('button', { name: 'Make a new app password' }).click();
  await eventually(() =>
    calls.filter(({ method }) => method === 'playDemo').map(({ args }) => args[0]),
  ).toEqual(['outlook:two-step', 'outlook:new-password']);
});

test('hands the new password out to be copied', async () => {
  const { page, calls } = await showDemo();
  await page.getByRole('button', { name: 'Copy: New app password' }).click();
  await page.getByText('Copied').waitFor();
  expect(calls.find(({ method }) => method === 'copyText')?.args).toEqual(['abcdefghijklmnop']);
});

test('stays within reach while a form is open', async () => {
  const { page, calls } = await showDemo({ hash: '#/rebind/you%40outlook.com' });
  await page.getByRole('dialog').waitFor();
  await page.getByRole('button', { name: 'Copy: New app password' }).click();
  await eventually(() => calls.some(({ method }) => method === 'copyText')).toBe(true);
  expect(await page.getByRole('dialog').count()).toBe(1);
});

test('is a sheet that begins folded where there is no room beside the window', async () => {
  const { page } = await showDemo({ size: { width: 380, height: 720 } });
  const head = page.getByRole('button', { name: /Play the provider/ });
  await head.waitFor();
  expect(await head.getAttribute('aria-expanded')).toBe('false');
  await head.click();
  await page.getByRole('switch', { name: 'Cut the network' }).waitFor();
  const panel = await page.getByRole('complementary').boundingBox();
  expect(panel?.width).toBe(380);
  expect(panel?.height).toBeLessThan(0.5 * 720);
});
