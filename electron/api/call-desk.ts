import { CHANNELS } from './channels.ts';
import type { Api } from './contract.ts';
import { answerCall, parseCall } from './window-call.ts';
import type { CallAnswer, CallNews } from './wire.ts';

/** Takes the calls of one window, or of one browser session. */
export interface CallDesk {
  /** `input` is whatever came; anything but a call is a fault. Never rejects. */
  readonly answer: (input: unknown, emit: (news: CallNews) => void) => Promise<CallAnswer>;
  /** Asks the call under way to end; nothing where there is none. */
  readonly cancel: (id: string) => void;
  /** When the window is gone. */
  readonly cancelAll: () => void;
}

/** Calls at once; a window has a handful. */
const MOST_CALLS = 64;

/**
 * `onChange` is called as each call begins that may change what the snapshot shows, at all it tells, and when it ends: a
 * window that this process does not watch for learns by it what is being checked.
 */
export function openCallDesk(api: Api, onChange: () => void): CallDesk {
  const underWay = new Map<string, AbortController>();
  return {
    answer: async (input, emit) => {
      const call = parseCall(input);
      if (call === null) return { fault: 'This window asked for something that Mailvitals does not know.' };
      if (underWay.has(call.id)) return { fault: 'This was asked for already and is under way.' };
      if (underWay.size >= MOST_CALLS) return { fault: 'Too much is under way at once. Wait a moment.' };
      const cancelling = new AbortController();
      underWay.set(call.id, cancelling);
      const noteChange = CHANNELS[call.method].changes ? onChange : () => undefined;
      const tell = (news: CallNews) => {
        emit(news);
        noteChange();
      };
      try {
        const answering = answerCall(api, call, { emit: tell, cancelled: cancelling.signal });
        noteChange();
        return await answering;
      } finally {
        underWay.delete(call.id);
        noteChange();
      }
    },
    cancel: (id) => underWay.get(id)?.abort(),
    cancelAll: () => {
      for (const cancelling of underWay.values()) cancelling.abort();
    },
  };
}
