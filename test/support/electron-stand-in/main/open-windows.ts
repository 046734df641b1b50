/** A window as the app's end has to know it. */
export interface OpenWindow {
  readonly id: number;
  /** Asks it to close; `false` where it refused. */
  requestClose(): boolean;
  destroy(): void;
}

/** Every window that is not destroyed, the oldest first. */
const open = new Map<number, OpenWindow>();
let onAllClosed = () => {};

export const openWindows = {
  list: (): readonly OpenWindow[] => [...open.values()],
  add: (window: OpenWindow) => void open.set(window.id, window),
  remove: (id: number) => {
    open.delete(id);
    if (open.size === 0) onAllClosed();
  },
  /** Told each time the last one is gone. */
  whenAllClosed: (listener: () => void) => {
    onAllClosed = listener;
  },
};
