import type { ServerResponse } from 'node:http';
import type { WindowEvent } from '../api/contract.ts';
import type { WindowEvents } from '../api/window-events.ts';
import { beginStream } from './reply.ts';

/** The streams of server-sent events that windows hold open. */
export interface EventStreams {
  /** `false` where too many are open. */
  readonly open: (response: ServerResponse) => boolean;
}

/** A tab holds one. */
const MOST_STREAMS = 16;

/** A window that leaves so much unread has stopped reading; a snapshot of 1,000 mailboxes is under 1 MB. */
const MOST_UNREAD_BYTES = 8_000_000;

/** `heartbeatMs`: how often a silent stream says that it lives. */
export function openEventStreams(events: WindowEvents, heartbeatMs: number): EventStreams {
  const streams = new Set<ServerResponse>();
  // The same snapshot goes to every window: it is written out once.
  const written = new WeakMap<WindowEvent, string>();
  const textOf = (event: WindowEvent) => {
    const text = written.get(event) ?? `data: ${JSON.stringify(event)}\n\n`;
    written.set(event, text);
    return text;
  };
  return {
    open: (response) => {
      if (streams.size >= MOST_STREAMS) return false;
      streams.add(response);
      beginStream(response, 'text/event-stream');
      const write = (text: string) => {
        response.write(text);
        if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
      };
      const unsubscribe = events.subscribe((event) => write(textOf(event)));
      const heart = setInterval(() => write(':\n\n'), heartbeatMs);
      response.on('close', () => {
        clearInterval(heart);
        unsubscribe();
        streams.delete(response);
      });
      return true;
    },
  };
}
