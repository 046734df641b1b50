import { homedir } from 'node:os';
import { join } from 'node:path';
import electronLog from 'electron-log/node.js';
import { errorText, logText } from './log-text.ts';

/** What the app tells those who look into its trouble. Every text passes the redaction of log-text.ts. */
export interface Log {
  readonly folder: string;
  readonly info: (sentence: string) => void;
  readonly warn: (sentence: string) => void;
  /** An error that nobody expected, and what was under way. */
  readonly fault: (what: string, error: unknown) => void;
}

const LARGEST_BYTES = 2_000_000;

/** Writes `mailvitals.log` in `folder`; a full one becomes `mailvitals.old.log`, and the one before that is gone. */
export function openLog(folder: string, { largestBytes = LARGEST_BYTES, home = homedir() } = {}): Log {
  const logger = electronLog.create({ logId: `mailvitals:${folder}` });
  const { file, ...others } = logger.transports;
  // Some of them exist only beside a renderer.
  for (const transport of Object.values(others)) if (transport) transport.level = false;
  file.level = 'info';
  file.resolvePathFn = () => join(folder, 'mailvitals.log');
  file.maxSize = largestBytes;
  file.writeOptions = { ...file.writeOptions, mode: 0o600 };
  file.format = '[{iso}] [{level}] {text}';
  return {
    folder,
    info: (sentence) => logger.info(logText(sentence, home)),
    warn: (sentence) => logger.warn(logText(sentence, home)),
    fault: (what, error) => logger.error(`${logText(what, home)}: ${errorText(error, home)}`),
  };
}
