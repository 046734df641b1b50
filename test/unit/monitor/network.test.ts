import { describe, expect, test } from 'vitest';
import type { Verdicts } from '../../../electron/binding/verify.ts';
import type { Mailbox } from '../../../electron/mailbox/mailbox.ts';
import { type NetworkState, watchNetwork } from '../../../electron/monitor/network.ts';
import type { ProbeStage } from '../../../electron/probe/probe-result.ts';
import { failedResult, okResult } from '../../support/probe-results.ts';
import { sampleMailbox } from '../../support/sample-mailbox.ts';

function mailboxAt(number: number, host: string): Mailbox {
  const server = { host, port: 993, security: 'tls' } as const;
  return sampleMailbox(number, { imap: server, smtp: null });
}

const atGmail = mailboxAt(1, 'imap.gmail.com');
const atOutlook = mailboxAt(2, 'outlook.office365.com');
const atHome = mailboxAt(3, 'nas.local');

function failing({ imap }: Mailbox, stage: ProbeStage = 'resolve'): Verdicts {
  const failed = failedResult('imap', null, { stage, code: 'ENOTFOUND' });
  return { imap: imap && { ...failed, server: imap }, smtp: null };
}

function working({ imap }: Mailbox): Verdicts {
  return { imap: imap && { ...okResult('imap'), server: imap }, smtp: null };
}

function networkOf(mailboxes: readonly Mailbox[], isReached: (host: string) => boolean = () => false) {
  const asked: string[] = [];
  const heard: NetworkState[] = [];
  let now = Date.parse('2026-11-20T20:00:00.000Z');
  const network = watchNetwork({
    now: () => new Date(now),
    mailboxes: () => mailboxes,
    reach: async ({ imap }) => {
      asked.push(imap?.host ?? '');
      return isReached(imap?.host ?? '');
    },
  });
  network.subscribe((state) => heard.push(state));
  return {
    network,
    asked,
    heard,
    later: (ms: number) => {
      now += ms;
    },
  };
}

describe('a failed check is blamed on this computer’s network', () => {
  test.each(['resolve', 'connect', 'tls'] as const)(
    'at %s, where a server elsewhere fails too',
    async (stage) => {
      const { network, asked, heard } = networkOf([atGmail, atOutlook]);
      expect(await network.blames(atGmail, failing(atGmail, stage))).toBe(true);
      expect(asked).toEqual(['outlook.office365.com']);
      expect(heard).toEqual(['offline']);
      expect(network.isOnline()).toBe(false);
    },
  );

  test('not where the other one answers', async () => {
    const { network } = networkOf([atGmail, atOutlook], () => true);
    expect(await network.blames(atGmail, failing(atGmail))).toBe(false);
    expect(network.isOnline()).toBe(true);
  });

  test('not where all mailboxes stand at one provider: it may be down', async () => {
    const { network, asked } = networkOf([atGmail, mailboxAt(4, 'smtp.gmail.com')]);
    expect(await network.blames(atGmail, failing(atGmail))).toBe(false);
    expect(asked).toEqual([]);
  });

  test('not where a server was reached and refused', async () => {
    const { network, asked } = networkOf([atGmail, atOutlook]);
    expect(await network.blames(atGmail, failing(atGmail, 'login'))).toBe(false);
    expect(asked).toEqual([]);
  });

  test('not where one of its two servers was reached', async () => {
    const { network } = networkOf([atGmail, atOutlook]);
    const smtp = {
      ...okResult('smtp'),
      server: { host: 'smtp.gmail.com', port: 465, security: 'tls' as const },
    };
    expect(await network.blames(atGmail, { ...failing(atGmail), smtp })).toBe(false);
  });

  test('not where it stands on the local network, which says nothing about the internet', async () => {
    const { network, asked } = networkOf([atHome, atGmail]);
    expect(await network.blames(atHome, failing(atHome))).toBe(false);
    expect(asked).toEqual([]);
  });

  test('and a server at home is no witness for the internet', async () => {
    const { network, asked } = networkOf([atGmail, atHome], () => true);
    expect(await network.blames(atGmail, failing(atGmail))).toBe(false);
    expect(asked).toEqual([]);
  });
});

test('several checks that fail together ask for one opinion', async () => {
  const { network, asked } = networkOf([atGmail, mailboxAt(5, 'imap.gmail.com'), atOutlook]);
  const blamed = await Promise.all([1, 2, 3].map(() => network.blames(atGmail, failing(atGmail))));
  expect(blamed).toEqual([true, true, true]);
  expect(asked).toEqual(['outlook.office365.com']);
});

test('what another check has just seen spares the question', async () => {
  const { network, asked, later } = networkOf([atGmail, atOutlook]);
  await network.blames(atOutlook, working(atOutlook));
  later(10_000);
  expect(await network.blames(atGmail, failing(atGmail))).toBe(false);
  expect(asked).toEqual([]);
  later(30_000);
  expect(await network.blames(atGmail, failing(atGmail))).toBe(true);
  expect(asked).toEqual(['outlook.office365.com']);
});

describe('once offline', () => {
  test('another server is asked each time for a way back, until one answers', async () => {
    let isUp = false;
    const { network, asked, heard } = networkOf([atGmail, atOutlook, atHome], () => isUp);
    await network.hearSystem(false);
    await network.lookForWayBack();
    await network.lookForWayBack();
    expect(asked).toEqual(['imap.gmail.com', 'outlook.office365.com']);
    expect(network.isOnline()).toBe(false);
    isUp = true;
    await network.lookForWayBack();
    expect(heard).toEqual(['offline', 'online']);
  });

  test('the system’s word that it is up is a reason to look, not a proof', async () => {
    const { network, asked } = networkOf([atGmail, atOutlook]);
    await network.hearSystem(false);
    await network.hearSystem(true);
    expect(asked).toHaveLength(1);
    expect(network.isOnline()).toBe(false);
  });

  test('a check that reaches its server ends it', async () => {
    const { network } = networkOf([atGmail, atOutlook]);
    await network.hearSystem(false);
    expect(await network.blames(atGmail, working(atGmail))).toBe(false);
    expect(network.isOnline()).toBe(true);
  });
});
