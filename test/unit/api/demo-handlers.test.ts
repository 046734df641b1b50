import { expect, test } from 'vitest';
import type { DemoPanel } from '../../../electron/api/contract.ts';
import { demoHandlers } from '../../../electron/api/demo-handlers.ts';

const panel = (isOn: boolean): DemoPanel => ({
  scenes: [
    { title: 'The network', address: null, acts: [{ id: 'cut', label: 'Cut it', isOn }], handout: null },
  ],
});

test('shows and plays nothing where this is no demo', async () => {
  const { showDemo, playDemo } = demoHandlers({ demo: null });
  expect([await showDemo(), await playDemo('cut')]).toEqual([null, null]);
});

test('plays the act that was asked for, and shows what came of it', async () => {
  const played: string[] = [];
  const demo = {
    panel: () => panel(played.length > 0),
    play: async (actId: string) => {
      played.push(actId);
      return panel(true);
    },
  };
  const { showDemo, playDemo } = demoHandlers({ demo });
  expect(await showDemo()).toEqual(panel(false));
  expect(await playDemo('cut')).toEqual(panel(true));
  expect(played).toEqual(['cut']);
  expect(await showDemo()).toEqual(panel(true));
});
