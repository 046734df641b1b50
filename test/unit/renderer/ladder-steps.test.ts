import { describe, expect, test } from 'vitest';
import { type LadderFacts, ladderSteps, shortened } from '../../../renderer/rungs/ladder-steps.ts';
import { stepWords } from '../../../renderer/rungs/step-words.ts';
import { refusingProtocol, sampleProtocol } from '../../support/sample-report.ts';

const facts = (changes: Partial<LadderFacts>): LadderFacts => ({
  protocol: 'imap',
  rungs: [],
  stage: null,
  ok: null,
  isMoving: false,
  ...changes,
});
const shown = (changes: Partial<LadderFacts>) =>
  ladderSteps(facts(changes)).map(({ name, state }) => `${name} ${state}`);

describe('a ladder', () => {
  test('that was never climbed has every step ahead', () => {
    expect(shown({})).toEqual([
      'found ahead',
      'connected ahead',
      'answered ahead',
      'signed-in ahead',
      'opened ahead',
    ]);
    expect(shown({ protocol: 'smtp' })).not.toContain('opened ahead');
  });

  test('moves on the stage under way alone', () => {
    const rungs = sampleProtocol('imap').rungs.slice(0, 5);
    const steps = shown({ rungs, stage: 'login', isMoving: true });
    expect(steps.slice(-2)).toEqual(['signed-in under-way', 'opened ahead']);
    expect(steps.filter((step) => step.endsWith('under-way'))).toHaveLength(1);
  });

  test('is red at the stage that failed, and has what was not reached ahead', () => {
    expect(shown(refusingProtocol('imap') as never).slice(-2)).toEqual(['signed-in failed', 'opened ahead']);
  });

  test('that worked ends with what was passed, and does not tell of leaving', () => {
    const steps = shown(sampleProtocol('imap') as never);
    expect(steps.at(-1)).toBe('opened passed');
    expect(steps.every((step) => step.endsWith('passed'))).toBe(true);
  });

  test('is not signed in by having named its client before', () => {
    const rung = { at: '2026-11-20T12:00:00.000Z', ms: 4 };
    const rungs = (['resolve', 'connect', 'tls', 'greeting', 'capability', 'identify'] as const).map(
      (stage) => ({
        ...rung,
        stage,
      }),
    );
    expect(shown({ rungs })).toContain('answered passed');
    expect(shown({ rungs })).toContain('signed-in ahead');
    expect(shown({ rungs: [...rungs, { ...rung, stage: 'login' }] })).toContain('signed-in passed');
  });

  test('adds up the times of what is told as one', () => {
    const answered = ladderSteps(facts(sampleProtocol('imap') as never)).find(
      ({ name }) => name === 'answered',
    );
    expect(answered?.ms).toBe(24 + 9);
  });

  test('is red on leaving only where leaving failed', () => {
    expect(shown({ ...sampleProtocol('smtp'), ok: false, stage: 'logout' }).at(-1)).toBe('left failed');
  });
});

describe('a short ladder', () => {
  const short = (changes: Partial<LadderFacts>) => shortened(ladderSteps(facts(changes)));

  test('tells all that comes before the sign-in in one line', () => {
    expect(short(sampleProtocol('imap') as never).map(({ name, ms }) => [name, ms])).toEqual([
      ['reached', 12 + 31 + 38 + 24 + 9],
      ['signed-in', 390 + 8],
      ['opened', 55],
    ]);
  });

  test('tells what is under way or failed before the sign-in by its own name', () => {
    const { rungs } = sampleProtocol('imap');
    expect(short({ rungs: rungs.slice(0, 1), stage: 'connect', isMoving: true })[0]).toMatchObject({
      name: 'connected',
      state: 'under-way',
    });
    expect(short({ rungs: rungs.slice(0, 2), stage: 'tls', ok: false })[0]).toMatchObject({
      name: 'encrypted',
      state: 'failed',
    });
    expect(short({})[0]).toMatchObject({ name: 'reached', state: 'ahead', ms: null });
  });
});

describe('the words of a step', () => {
  const known = { server: 'imaps://imap.example.com:993', tls: null, cause: null, withheld: null };
  const passed = (name: Parameters<typeof stepWords>[0]['name']) =>
    ({ name, state: 'passed', ms: 1 }) as const;

  test('name the server, the port and the certificate', () => {
    expect(stepWords(passed('found'), known)).toBe('imap.example.com found');
    expect(stepWords(passed('connected'), known)).toBe('connected on 993');
    const tls = { protocol: 'TLSv1.3', issuer: null, validFrom: null, validTo: '2027-03-04T12:00:00Z' };
    expect(stepWords(passed('encrypted'), { ...known, tls })).toBe('TLS 1.3, valid until 4 Mar 2027');
  });

  test('of a failure tell its cause; of a sign-in that was held back, that it was not tried', () => {
    const failed = { name: 'signed-in', state: 'failed', ms: null } as const;
    expect(stepWords(failed, { ...known, cause: 'bad-credentials' })).toBe('sign-in refused');
    expect(stepWords(failed, known)).toBe('not signed in');
    const ahead = { ...failed, state: 'ahead' } as const;
    expect(stepWords(ahead, { ...known, withheld: 'sign-in-resting' })).toBe('sign-in not tried');
  });
});
