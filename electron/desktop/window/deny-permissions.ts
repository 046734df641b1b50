import type { Session } from 'electron';

/** The gates through which a page gets the right to anything: Electron grants what none of them refuses. */
export type PermissionGates = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/** No page gets any permission: the window copies text through the program, and needs no other. */
export function denyPermissions(gates: PermissionGates): void {
  gates.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  gates.setPermissionCheckHandler(() => false);
  gates.setDevicePermissionHandler(() => false);
}
