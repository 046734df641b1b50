import type { WindowBridge, WindowEvent } from '../../electron/api/contract.ts';

/** What is used of an `EventSource`. */
export interface EventStream {
  onopen: ((event: Event) => void) | null;
  onmessage: ((message: MessageEvent) => void) | null;
  onerror: ((event: Event) => void) | null;
  readonly close: () => void;
}

/** Until the next try, in milliseconds. */
const PAUSE_MS = 2_000;

/**
 * One stream for all listeners, opened with the first and closed with the last. A stream that breaks is opened again
 * and again: a browser gives up by itself where the answer is a refusal, and that one may be over after a restart.
 */
export function followEvents(
  open: () => EventStream,
  wakeIn: (work: () => void, ms: number) => unknown,
): WindowBridge['subscribe'] {
  const listeners = new Set<{ readonly listener: (event: WindowEvent) => void }>();
  let stream: EventStream | null = null;
  let latest: WindowEvent | null = null;
  let isLost = false;

  const tell = (event: WindowEvent) => {
    for (const { listener } of listeners) listener(event);
  };
  const connect = () => {
    const own = open();
    stream = own;
    own.onopen = () => {
      if (isLost) tell({ kind: 'connection', isOpen: true });
      isLost = false;
    };
    own.onmessage = ({ data }) => {
      const event: WindowEvent = JSON.parse(data);
      if (event.kind === 'snapshot') latest = event;
      tell(event);
    };
    own.onerror = () => {
      own.close();
      if (!isLost) tell({ kind: 'connection', isOpen: false });
      isLost = true;
      wakeIn(() => {
        if (stream === own) connect();
      }, PAUSE_MS);
    };
  };
  return (listener) => {
    const entry = { listener };
    listeners.add(entry);
    if (stream === null) connect();
    else {
      if (latest !== null) listener(latest);
      if (isLost) listener({ kind: 'connection', isOpen: false });
    }
    return () => {
      listeners.delete(entry);
      if (listeners.size > 0) return;
      stream?.close();
      stream = null;
      latest = null;
      isLost = false;
    };
  };
}
