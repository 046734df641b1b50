import { app, session, shell } from 'electron';
import { denyPermissions } from './deny-permissions.ts';
import { type GuardParts, guardPage } from './guard-page.ts';

/** Once the app is ready: guards every page and every session that is ever made. */
export function guardContents(parts: Pick<GuardParts, 'hosts' | 'warn'>): void {
  denyPermissions(session.defaultSession);
  app.on('session-created', denyPermissions);
  const openOutside = (link: string) => shell.openExternal(link);
  app.on('web-contents-created', (_event, contents) => guardPage(contents, { ...parts, openOutside }));
}
