import { afterEach, beforeEach } from 'vitest';
import type { Api, DemoAct, DemoPanel, MailboxSummary, WatchReport } from '../../electron/api/contract.ts';
import { openPlayground } from '../../electron/playground/open-playground.ts';
import { createTempFolder } from './temp-folder.ts';
import { waitUntil } from './wait-until.ts';

/** A month is made up in a second; machines under load take longer. */
const OPENS_WITHIN_MS = 30_000;

/** A demo that runs, as somebody sits before it. Read its fields within tests only. */
export interface PlayedDemo {
  readonly api: Api;
  /** What the watch has told so far. */
  readonly events: readonly WatchReport[];
  readonly mailbox: (address: string) => Promise<MailboxSummary>;
  /** Waits until the mailbox is so. */
  readonly becomes: (address: string, status: MailboxSummary['status'], timeoutMs?: number) => Promise<void>;
  /** Waits until a notification of the mailbox is told. */
  readonly isTold: (event: 'alert' | 'recovery', address: string, timeoutMs?: number) => Promise<void>;
  readonly play: (actId: string) => Promise<DemoPanel>;
}

/** Opens a demo for each test, watches in it, and closes it after. */
export function playDemo(): PlayedDemo {
  let api: Api;
  let events: WatchReport[] = [];
  let close = async () => {};
  beforeEach(async () => {
    const folder = await createTempFolder('playground');
    const playground = await openPlayground({ parentFolder: folder.path });
    ({ api } = playground.engine);
    events = [];
    const told = events;
    const stopping = new AbortController();
    const troubles: string[] = [];
    const watching = api.watch({
      cancelled: stopping.signal,
      onEvent: (event) => told.push(event),
      onTrouble: (sentence) => troubles.push(sentence),
    });
    close = async () => {
      stopping.abort();
      await watching;
      await playground.close();
      await folder.remove();
      if (troubles.length > 0) throw new Error(`The watch had trouble: ${troubles.join(' ')}`);
    };
  }, OPENS_WITHIN_MS);
  afterEach(() => close());

  const mailbox = async (address: string) => {
    const { mailboxes } = await api.snapshot();
    const found = mailboxes.find((one) => one.address === address);
    if (found === undefined) throw new Error(`There is no mailbox ${address}.`);
    return found;
  };
  return {
    get api() {
      return api;
    },
    get events() {
      return events;
    },
    mailbox,
    async becomes(address, status, timeoutMs = 10_000) {
      const isSo = async () => (await mailbox(address)).status === status;
      const evidence = async () => JSON.stringify(await mailbox(address));
      await waitUntil(isSo, { what: `${address} to be ${status}`, timeoutMs, evidence });
    },
    async isTold(event, address, timeoutMs = 15_000) {
      const isSo = () =>
        events.some((one) => one.event === event && 'alert' in one && one.alert.addresses.includes(address));
      await waitUntil(isSo, { what: `the ${event} of ${address}`, timeoutMs });
    },
    async play(actId) {
      const panel = await api.playDemo(actId);
      if (panel === null) throw new Error('This is no demo.');
      return panel;
    },
  };
}

/** An act of the panel; throws where it has none. */
export function actOf(panel: DemoPanel | null, id: string): DemoAct {
  const found = panel?.scenes.flatMap(({ acts }) => acts).find((act) => act.id === id);
  if (found === undefined) throw new Error(`The panel has no act ${id}.`);
  return found;
}

/** The secret that the provider's page shows for the address; `null` where it shows none. */
export function handoutOf(panel: DemoPanel | null, address: string): string | null {
  return panel?.scenes.find((scene) => scene.address === address)?.handout?.secret ?? null;
}
