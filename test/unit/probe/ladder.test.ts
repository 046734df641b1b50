import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Ladder, startLadder } from '../../../electron/probe/ladder.ts';

const stagesOf = (ladder: Ladder) => ladder.rungs().map(({ stage }) => stage);

test('begins at the look-up, with nothing passed', () => {
  const ladder = startLadder();
  expect(ladder.stage()).toBe('resolve');
  expect(ladder.rungs()).toEqual([]);
});

test('a stage is passed when the next begins, and the last when it is finished', () => {
  const ladder = startLadder();
  ladder.reach('connect');
  ladder.reach('tls');
  expect([stagesOf(ladder), ladder.stage()]).toEqual([['resolve', 'connect'], 'tls']);
  ladder.finish();
  expect(stagesOf(ladder)).toEqual(['resolve', 'connect', 'tls']);
});

test('a stage that is skipped is not passed, and its time is not added to the next', async () => {
  const ladder = startLadder();
  ladder.reach('count');
  await wait(30);
  ladder.skipTo('logout');
  ladder.finish();
  expect(stagesOf(ladder)).toEqual(['resolve', 'logout']);
  expect(ladder.rungs().at(-1)?.ms).toBeLessThan(25);
});

test('naming the stage under way passes nothing', () => {
  const ladder = startLadder();
  ladder.reach('resolve');
  expect(ladder.rungs()).toEqual([]);
});

test('a stage begun again is not passed until it is passed again, and its times add up', async () => {
  const ladder = startLadder();
  ladder.reach('capability');
  await wait(30);
  ladder.reach('tls');
  expect(stagesOf(ladder)).toEqual(['resolve', 'capability']);
  ladder.reach('capability');
  expect(stagesOf(ladder)).toEqual(['resolve', 'tls']);
  ladder.reach('login');
  expect(stagesOf(ladder)).toEqual(['resolve', 'tls', 'capability']);
  expect(ladder.rungs().at(-1)?.ms).toBeGreaterThanOrEqual(29);
});

test('rungs are dated, and their times make up the whole', async () => {
  const ladder = startLadder();
  await wait(20);
  ladder.reach('connect');
  await wait(20);
  ladder.finish();
  const rungs = ladder.rungs();
  expect(rungs.every(({ at }) => new Date(at).toISOString() === at)).toBe(true);
  const sum = rungs.reduce((total, { ms }) => total + ms, 0);
  expect(sum).toBeGreaterThanOrEqual(38);
  expect(Math.abs(ladder.elapsedMs() - sum)).toBeLessThan(5);
});

test('rungs that were handed out do not change afterwards', () => {
  const ladder = startLadder();
  ladder.reach('connect');
  const rungs = ladder.rungs();
  ladder.reach('tls');
  expect(rungs).toHaveLength(1);
});

test('tells as it begins and at every rung all that was passed, and leaves the end to the result', () => {
  const told: (readonly [string[], string])[] = [];
  const ladder = startLadder((rungs, stage) => told.push([rungs.map((rung) => rung.stage), stage]));
  ladder.reach('connect');
  ladder.reach('connect');
  ladder.reach('capability');
  ladder.skipTo('logout');
  ladder.finish();
  expect(told).toEqual([
    [[], 'resolve'],
    [['resolve'], 'connect'],
    [['resolve', 'connect'], 'capability'],
    [['resolve', 'connect'], 'logout'],
  ]);
});
