import type { DemoPanel } from '../../electron/api/contract.ts';

/** A demo of one Outlook mailbox and the network, with an app password to hand out. */
export function sampleDemo(isTwoStepOn = true): DemoPanel {
  return {
    scenes: [
      {
        title: 'you@outlook.com',
        address: 'you@outlook.com',
        acts: [
          { id: 'outlook:two-step', label: 'Two-step verification', isOn: isTwoStepOn },
          { id: 'outlook:new-password', label: 'Make a new app password', isOn: null },
        ],
        handout: { label: 'New app password', secret: 'abcdefghijklmnop' },
      },
      {
        title: 'The network of this computer',
        address: null,
        acts: [{ id: 'network:offline', label: 'Cut the network', isOn: false }],
        handout: null,
      },
    ],
  };
}
