import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertKindOf } from '../../../electron/alerting/alert-kind.ts';
import { isQuiet } from '../../../electron/alerting/quiet-hours.ts';
import type { Cause } from '../../../electron/diagnosis/cause.ts';
import { presentMembers } from '../../../electron/history/alert.ts';
import { alertWorld, HOUR, MINUTE, type Shown } from '../../support/alert-world.ts';

type World = ReturnType<typeof alertWorld>;

const CAUSES: readonly (Cause | null)[] = [
  null,
  'bad-credentials',
  'imap-disabled',
  'timeout',
  'connection-lost',
  'server-busy',
  'oauth-unavailable',
];
const MAILBOXES = 5;

type Happening =
  | { readonly kind: 'fail' | 'replace'; readonly mailbox: number; readonly cause: Cause | null }
  | { readonly kind: 'recover' | 'pause' | 'resume'; readonly mailbox: number }
  | { readonly kind: 'offline' | 'online' | 'unsnooze' | 'lock' | 'unlock' }
  | { readonly kind: 'confirm'; readonly is: boolean }
  | { readonly kind: 'snooze' | 'wait' | 'sleep'; readonly minutes: number }
  | { readonly kind: 'level'; readonly percent: 0 | 70 | 90 | 100 };

const mailbox = fc.nat(MAILBOXES - 1);
const minutes = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 1_600 }));
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('fail'), mailbox, cause: fc.constantFrom(...CAUSES) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('replace'), mailbox, cause: fc.constantFrom(...CAUSES) }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('recover'), mailbox }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume'), mailbox }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('offline', 'online', 'unsnooze') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('lock', 'unlock') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('confirm'), is: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('snooze', 'sleep'), minutes }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('wait'), minutes: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait'), minutes }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('level'), percent: fc.constantFrom(0, 70, 90, 100) }),
  },
);

/** Lets it happen where it can: a mailbox that is down cannot fail, one that is paused or offline is not checked. */
function happen(world: World, what: Happening): void {
  if ('mailbox' in what) {
    const id = `you${what.mailbox + 1}`;
    const isChecked = !world.isOffline && world.mailbox(id)?.isPaused === false;
    if (what.kind === 'pause' || what.kind === 'resume') world[what.kind](id);
    else if (what.kind === 'fail' && isChecked && !world.isDown(id)) world.fail(id, what.cause);
    else if (what.kind === 'replace' && isChecked && world.isDown(id)) world.replace(id, what.cause);
    else if (what.kind === 'recover' && isChecked) world.recover(id);
    return;
  }
  switch (what.kind) {
    case 'offline':
    case 'online':
      world.isOffline = what.kind === 'offline';
      break;
    case 'lock':
      if (!world.isOffline) world.lockKeychain();
      break;
    case 'unlock':
      world.unlockKeychain();
      break;
    case 'confirm':
      if (what.is) world.confirming.add('outlook');
      else world.confirming.clear();
      break;
    case 'snooze': {
      const snoozedUntil = new Date(world.now() + what.minutes * MINUTE).toISOString();
      world.settings = { ...world.settings, snoozedUntil };
      break;
    }
    case 'unsnooze':
      world.settings = { ...world.settings, snoozedUntil: null };
      break;
    case 'sleep':
      world.sleep(what.minutes * MINUTE);
      break;
    case 'level': {
      const { percent } = what;
      const words = { title: `At ${percent} %`, summary: 'Sent.' };
      const one = {
        mailboxId: 'you1',
        address: 'you1@example.com',
        providerId: 'outlook',
        signInMethod: 'password',
        basis: 'cap',
      } as const;
      world.sendLevels = percent === 0 ? [] : [{ ...one, ...words, level: percent }];
      break;
    }
  }
}

/** A history with a beat and a look after everything that happens, and each minute of waiting. */
function live(
  happenings: readonly Happening[],
  look: (world: World, shown: readonly Shown[]) => void,
): World {
  const world = alertWorld();
  world.add(2, 'outlook');
  world.add(1, 'outlook', 'oauth2');
  world.add(MAILBOXES - 3, 'mail.example.com');
  for (const what of happenings) {
    happen(world, what);
    look(world, world.beat());
    if (what.kind === 'wait')
      look(world, world.wait(what.minutes * MINUTE, what.minutes > 60 ? 10 * MINUTE : MINUTE));
  }
  return world;
}

/** Everything works again, and time passes. */
function settle(world: World): void {
  world.isOffline = false;
  world.confirming.clear();
  world.settings = { ...world.settings, snoozedUntil: null };
  world.sendLevels = [];
  world.unlockKeychain();
  for (let number = 1; number <= MAILBOXES; number += 1) {
    world.resume(`you${number}`);
    world.recover(`you${number}`);
  }
  world.wait(3 * HOUR, 5 * MINUTE);
}

const histories = fc.array(happening, { minLength: 1, maxLength: 60, size: 'max' });
const isHeld = (world: World) => world.isOffline || isQuiet(new Date(world.now()), world.settings);

test('planning twice in a row changes nothing', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      live(happenings, (world) => expect(world.plan()).toEqual({ changes: [], tellings: [] }));
    }),
  );
});

test('nothing is told while offline or snoozed, except that a notification is taken away', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      live(happenings, (world, shown) => {
        const spoken = shown.filter(({ kind, at }) => {
          const isQuietThen = world.isOffline || isQuiet(new Date(at), world.settings);
          return isQuietThen && kind !== 'withdrawn';
        });
        expect(spoken).toEqual([]);
      });
    }),
  );
});

test('every told alert ends exactly once when all is well again, and one that was not told ends unheard', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      const world = live(happenings, () => {});
      settle(world);
      expect(world.open()).toEqual([]);
      for (const { id, toldAt } of world.alerts()) {
        const ends = world.shown.filter(
          ({ kind, alert }) => alert.id === id && (kind === 'recovery' || kind === 'withdrawn'),
        );
        expect(ends).toHaveLength(toldAt === null ? 0 : 1);
      }
    }),
  );
});

test('of one matter there is one open alert, and a minute between two notifications', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      const world = live(happenings, ({ open }) => {
        const keys = open().map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      });
      const told = world.shown.filter(({ kind, alert }) => kind === 'alert' && alert.kind !== 'send-limit');
      for (const sameKey of Map.groupBy(told, ({ alert }) => alert.key).values()) {
        sameKey.slice(1).forEach(({ at }, index) => {
          expect(at - (sameKey[index]?.at ?? 0)).toBeGreaterThanOrEqual(MINUTE);
        });
      }
    }),
  );
});

test('there are no more notifications than incidents, resumed mailboxes and locked keychains', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      const world = live(happenings, () => {});
      const told = world.shown.filter(({ kind, alert }) => kind === 'alert' && alert.kind !== 'send-limit');
      const resumed = happenings.filter(({ kind }) => kind === 'resume' || kind === 'lock').length;
      // Of coming and going there is word once, and then once more of the incident that stays.
      const unstable = told.filter(({ alert }) => alert.kind === 'unstable').length;
      expect(told.length - unstable).toBeLessThanOrEqual(world.incidents().length + resumed);
    }),
  );
});

test('whatever is wrong stands in one alert, and is told once nothing holds it back', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      const world = live(happenings, () => {});
      world.isOffline = false;
      world.settings = { ...world.settings, snoozedUntil: null };
      world.wait(20 * MINUTE);
      const standing = world.open().filter(({ kind }) => kind !== 'send-limit');
      const members = standing.flatMap((alert) => presentMembers(alert).map(({ mailboxId }) => mailboxId));
      expect(new Set(members).size).toBe(members.length);
      for (const { mailboxId, closedAt, cause } of world.incidents()) {
        const isPaused = world.mailbox(mailboxId)?.isPaused;
        if (closedAt !== null || isPaused === true || alertKindOf(cause) === 'throttled') continue;
        expect(members).toContain(mailboxId);
      }
      expect(isHeld(world)).toBe(false);
      const untold = standing.filter(
        (alert) =>
          alert.toldAt === null &&
          // One that has just taken the place of another may still wait for more of its kind.
          world.now() - Date.parse(alert.openedAt) > MINUTE &&
          presentMembers(alert).some(({ mailboxId }) => world.isDown(mailboxId)),
      );
      expect(untold).toEqual([]);
    }),
  );
});
