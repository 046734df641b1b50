import { createAlerting } from '../../alerting/alerting.ts';
import { providerOf } from '../../api/provider-of.ts';
import type { CredentialStore } from '../../credentials/credential-store.ts';
import type { Memory } from '../../history/memory.ts';
import { NO_STANDING, type Standing } from '../../history/standing.ts';
import { pauseAfter } from '../../monitor/schedule.ts';
import { checkEventfully, checkUneventfully, type Player } from './past-check.ts';
import { ageOf, troubleAt } from './spells.ts';
import { tellAsItHappened } from './tell-past.ts';

export interface Reliving {
  readonly memory: Memory;
  readonly credentials: CredentialStore;
  /** Where the past ends. */
  readonly now: Date;
  readonly random: () => number;
  /** Called once, shortly before the end. */
  readonly nearTheEnd: () => void;
}

/** A mailbox on its way through the past. */
interface Course {
  readonly player: Player;
  dueAt: number;
  standing: Standing;
}

const MINUTE_MS = 60_000;
const INTERVAL_MS = 15 * MINUTE_MS;
const END_BEGINS_MS = 40 * MINUTE_MS;

/**
 * Checks every mailbox as the schedule would have had it, from the day it was added until now. What is eventful goes
 * through the app's own check; the thousands of checks in which nothing was new are only written down.
 */
export async function relive(players: readonly Player[], reliving: Reliving): Promise<void> {
  const { memory, now, random, nearTheEnd } = reliving;
  const until = now.getTime();
  const endBegins = until - END_BEGINS_MS;
  const courses = players.map(
    (player): Course => ({
      player,
      dueAt: until - ageOf(player.plot) + random() * MINUTE_MS,
      standing: NO_STANDING,
    }),
  );
  const tell = tellAsItHappened(createAlerting({ memory, providerOf }));
  const troubleOf = ({ player, dueAt }: Course) => troubleAt(player.plot, until - dueAt);
  const isRoutine = (course: Course) => isWell(course.standing) && troubleOf(course) === null;

  const goOn = (course: Course, standing: Standing) => {
    const at = course.dueAt;
    const isNews = course.standing.status !== standing.status;
    course.standing = standing;
    const { signInMethod } = course.player.mailbox;
    course.dueAt += pauseAfter(standing, {
      intervalMs: INTERVAL_MS,
      random: random(),
      hasMoreToRead: false,
      signInMethod,
    });
    tell(at, { isNews, isAnythingBad: courses.some((one) => isBad(one.standing)) });
  };
  const skipRoutine = (limit: number): Course => {
    let course = first(courses);
    for (; course.dueAt < limit && isRoutine(course); course = first(courses)) {
      goOn(course, checkUneventfully(course.player, course.standing, new Date(course.dueAt), reliving));
    }
    for (const { player, standing } of courses) memory.standings.replace(player.mailbox.id, standing);
    return course;
  };

  for (const limit of [endBegins, until]) {
    for (;;) {
      const course = skipRoutine(limit);
      if (course.dueAt >= limit) break;
      const moment = { at: new Date(course.dueAt), trouble: troubleOf(course) };
      goOn(course, await checkEventfully(course.player, moment, reliving));
    }
    if (limit === endBegins) nearTheEnd();
    // What stands has been told: the demo does not begin with old news.
    tell(limit, { isNews: true, isAnythingBad: true });
  }
}

function first(courses: readonly Course[]): Course {
  return courses.reduce((one, other) => (other.dueAt < one.dueAt ? other : one));
}

function isWell({ status }: Standing): boolean {
  return status === 'healthy' || status === 'warning';
}

function isBad({ status }: Standing): boolean {
  return status === 'action-needed' || status === 'unreachable';
}
