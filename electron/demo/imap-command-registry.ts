import { authenticate } from './imap-commands/authenticate.ts';
import { capability } from './imap-commands/capability.ts';
import { fetch, uidFetch } from './imap-commands/fetch.ts';
import { idle } from './imap-commands/idle.ts';
import { list, lsub, xlist } from './imap-commands/list.ts';
import { login } from './imap-commands/login.ts';
import { close, examine, select, status } from './imap-commands/open-folder.ts';
import { search, uidSearch } from './imap-commands/search.ts';
import { enable, id, logout, namespace, noop } from './imap-commands/small-commands.ts';
import { starttls } from './imap-commands/starttls.ts';
import type { ImapCommand } from './imap-session.ts';

/** Every command the simulated IMAP servers know, by its name. */
export const IMAP_COMMANDS: Readonly<Record<string, ImapCommand>> = {
  AUTHENTICATE: authenticate,
  CAPABILITY: capability,
  CLOSE: close,
  ENABLE: enable,
  EXAMINE: examine,
  FETCH: fetch,
  ID: id,
  IDLE: idle,
  LIST: list,
  LOGIN: login,
  LOGOUT: logout,
  LSUB: lsub,
  NAMESPACE: namespace,
  NOOP: noop,
  SEARCH: search,
  SELECT: select,
  STARTTLS: starttls,
  STATUS: status,
  'UID FETCH': uidFetch,
  'UID SEARCH': uidSearch,
  UNSELECT: close,
  XLIST: xlist,
};
