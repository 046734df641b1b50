import { describe, expect, test } from 'vitest';
import { watchSystemNetwork } from '../../../electron/desktop/system-network.ts';

describe('the network as the system has it', () => {
  test('is told when it changes; “online” is worth nothing before it was offline', () => {
    const told: string[] = [];
    let isOnline = true;
    const { look } = watchSystemNetwork(
      () => isOnline,
      (state) => told.push(state),
    );
    look();
    for (isOnline of [false, false, true, true]) look();
    expect(told).toEqual(['offline', 'online']);
  });
});
