import { describe, expect, test } from 'vitest';
import { downWords, reasonOf } from '../../../renderer/rebind/rebind-words.ts';
import { sampleDetails } from '../../support/sample-details.ts';
import { refusedReport, sampleReport } from '../../support/sample-report.ts';
import { minutesAgo, sampleSummary } from '../../support/sample-snapshot.ts';

const ADDRESS = 'you@outlook.com';
const failing = sampleSummary(ADDRESS, {
  status: 'action-needed',
  cause: 'bad-credentials',
  since: minutesAgo(190),
});

describe('why a new secret is asked for', () => {
  test('is the cause of the last check, with its steps', () => {
    const reason = reasonOf(sampleDetails(failing, refusedReport(ADDRESS)), null, Date.now(), 'secret');
    expect(reason.title).toBe('The app password no longer works');
    expect(reason.steps).toHaveLength(3);
  });

  test('is what stands, also where the last check found something else', () => {
    const outOfReach = sampleReport(ADDRESS, { status: 'unreachable', cause: 'timeout', title: 'No answer' });
    const details = sampleDetails(failing, outOfReach, { trouble: refusedReport(ADDRESS) });
    const reason = reasonOf(details, null, Date.now(), 'secret');
    expect(reason.title).toBe('The app password no longer works');
    expect(reason.steps).toHaveLength(3);
  });

  test('is not promised to help where the cause is another', () => {
    const report = refusedReport(ADDRESS, { cause: 'imap-disabled', summary: 'IMAP is off.' });
    const reason = reasonOf(
      sampleDetails({ ...failing, cause: 'imap-disabled' }, report),
      null,
      Date.now(),
      'secret',
    );
    expect(reason.sentence).toBe('IMAP is off. Another password alone may not mend this.');
    expect(reason.steps).toEqual([]);
  });

  test('is nothing where it works', () => {
    const details = sampleDetails(sampleSummary(ADDRESS), sampleReport(ADDRESS));
    expect(reasonOf(details, null, Date.now(), 'secret')).toMatchObject({
      title: 'Nothing is wrong with it now',
    });
    expect(downWords(details, Date.now())).toBeNull();
  });
});

test('how long it was down', () => {
  expect(downWords(sampleDetails(failing, refusedReport(ADDRESS)), Date.now())).toBe('It was down for 3 h.');
});
