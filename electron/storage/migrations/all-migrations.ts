import type { Migration } from '../migrate.ts';
import { mailboxesAndHistory } from './001-mailboxes-and-history.ts';
import { standings } from './002-standings.ts';
import { sends } from './003-sends.ts';
import { alerts } from './004-alerts.ts';
import { activity } from './005-activity.ts';
import { keychainProblem } from './006-keychain-problem.ts';
import { endedSignIns } from './007-ended-sign-ins.ts';

/** Every migration in order. A new one is a new file and a new line at the end. */
export const ALL_MIGRATIONS: readonly Migration[] = [
  mailboxesAndHistory,
  standings,
  sends,
  alerts,
  activity,
  keychainProblem,
  endedSignIns,
];
