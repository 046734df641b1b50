import type { ProbeFailure } from './probe-result.ts';

/** A command was refused, or the connection ended under it. */
export class ImapSessionError extends Error {
  readonly failure: ProbeFailure;

  constructor(failure: ProbeFailure) {
    super(failure.message);
    this.name = 'ImapSessionError';
    this.failure = failure;
  }
}
