import { app, type Session, session, shell } from 'electron';
import { denyPermissions } from './deny-permissions.ts';
import { guardDownloads } from './guard-downloads.ts';
import { followLink, type GuardParts, guardPage } from './guard-page.ts';

/** Opens a page in the browser; `false` where it was not opened. */
export type OpenPage = (link: string) => Promise<boolean>;

/** Once the app is ready: guards every page and every session that is ever made. Returns the one way out of them. */
export function guardContents(given: Pick<GuardParts, 'places' | 'warn'>): OpenPage {
  const parts: GuardParts = { ...given, openOutside: (link) => shell.openExternal(link) };
  const guardSession = (one: Session) => {
    denyPermissions(one);
    guardDownloads(one, parts.warn);
  };
  guardSession(session.defaultSession);
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardPage(contents, parts));
  return (link) => followLink(link, parts);
}
