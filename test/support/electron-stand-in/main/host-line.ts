import type { Line } from '../line.ts';
import type { HostMethods } from '../wire.ts';

/** The line to the side that shows windows; opened as the process starts, before any module of the app. */
let line: Line<HostMethods> | null = null;

export function setHostLine(opened: Line<HostMethods>): void {
  line = opened;
}

export const host: Pick<Line<HostMethods>, 'ask'> = {
  ask: (method, ...args) => {
    if (line === null) throw new Error('The stand-in was not started by its launcher.');
    return line.ask(method, ...args);
  },
};
