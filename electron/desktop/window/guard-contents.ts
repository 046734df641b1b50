import { app, type Session, session, shell } from 'electron';
import { denyPermissions } from './deny-permissions.ts';
import { guardDownloads } from './guard-downloads.ts';
import { type GuardParts, guardPage } from './guard-page.ts';

/** Once the app is ready: guards every page and every session that is ever made. */
export function guardContents(parts: Pick<GuardParts, 'places' | 'warn'>): void {
  const guardSession = (one: Session) => {
    denyPermissions(one);
    guardDownloads(one, parts.warn);
  };
  guardSession(session.defaultSession);
  app.on('session-created', guardSession);
  const openOutside = (link: string) => shell.openExternal(link);
  app.on('web-contents-created', (_event, contents) => guardPage(contents, { ...parts, openOutside }));
}
