import { type Figure, highestOf, middleOf, nearlyHighestOf } from './figure.ts';
import type { Ground } from './ground.ts';
import { historyBytes } from './history-size.ts';
import { spreadChecks } from './spread-checks.ts';
import { startWorker } from './worker.ts';
import type { Answer } from './workers/serve.ts';
import type { Watched } from './workers/watch.ts';

/** The shortest there is. */
const INTERVAL_MINUTES = 5;
const USUAL_MINUTES = 15;
const MINUTE_MS = 60_000;
/** At the start, what is overdue is spread over a minute. */
export const LEAD_IN_SECONDS = 62;
export const WATCH_SECONDS = 60;
const BYTES_PER_MB = 2 ** 20;

/** All mailboxes watched as often as the settings allow, without sentinels. */
export async function measureWatch({ dataFolder, mailboxes, secrets }: Ground): Promise<readonly Figure[]> {
  spreadChecks(dataFolder, { overMs: INTERVAL_MINUTES * MINUTE_MS, now: new Date() });
  const bytesBefore = historyBytes(dataFolder);
  const worker = await startWorker('watch', { dataFolder, secrets, intervalMinutes: INTERVAL_MINUTES });
  const leadIn = await worker.measure({ seconds: LEAD_IN_SECONDS });
  const watched = await worker.measure({ seconds: WATCH_SECONDS });
  await worker.stop();
  const checks = leadIn.result.checks + watched.result.checks;
  const bytesPerCheck = (historyBytes(dataFolder) - bytesBefore) / checks;
  const checksADay = (mailboxes.length * 24 * 60) / USUAL_MINUTES;
  return [
    middleOf({
      id: 'watch-failed-checks',
      what: `Failed checks, ${mailboxes.length} mailboxes watched every ${INTERVAL_MINUTES} minutes`,
      unit: 'checks',
      runs: [leadIn.result.failedChecks + watched.result.failedChecks],
      budget: { atMost: 0 },
    }),
    ...paceFigures(watched),
    ...costFigures(watched),
    middleOf({
      id: 'history-growth',
      what: `history grows, every ${USUAL_MINUTES} minutes`,
      unit: 'MB a day',
      runs: [(bytesPerCheck * checksADay) / BYTES_PER_MB],
    }),
    middleOf({
      id: 'disk-writes',
      what: `written to disk, every ${USUAL_MINUTES} minutes`,
      unit: 'MB a day',
      runs: [((watched.result.writtenBytes / watched.result.checks) * checksADay) / BYTES_PER_MB],
    }),
    highestOf({
      id: 'watch-memory',
      what: 'Peak memory of the watch',
      unit: 'MB',
      runs: [watched.peakMb],
      budget: { atMost: 200 },
    }),
  ];
}

function paceFigures({ wallMs, result }: Answer<Watched>): readonly Figure[] {
  const lag = { unit: 'ms', runs: result.lagsMs } as const;
  return [
    middleOf({
      id: 'watch-rate',
      what: 'checks',
      unit: 'a minute',
      runs: [result.checks / (wallMs / MINUTE_MS)],
    }),
    middleOf({ id: 'watch-lag', what: 'how late the most overdue check is, at each beat', ...lag }),
    nearlyHighestOf({ id: 'watch-lag-95', what: '95 of 100 beats', ...lag }),
    highestOf({ id: 'watch-lag-worst', what: 'worst beat', ...lag }),
  ];
}

function costFigures({ cpuMs, wallMs, result }: Answer<Watched>): readonly Figure[] {
  const share = cpuMs / wallMs;
  return [
    middleOf({ id: 'watch-cpu', what: 'CPU', unit: 's a minute', runs: [share * 60] }),
    middleOf({ id: 'watch-cpu-share', what: 'the same', unit: '% of a core', runs: [share * 100] }),
    middleOf({
      id: 'watch-cpu-usual',
      what: `every ${USUAL_MINUTES} minutes (a third, not measured)`,
      unit: '% of a core',
      runs: [(share * 100 * INTERVAL_MINUTES) / USUAL_MINUTES],
    }),
    middleOf({
      id: 'watch-check-cpu',
      what: 'CPU for each check',
      unit: 'ms',
      runs: [cpuMs / result.checks],
    }),
  ];
}
