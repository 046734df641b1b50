import { openCallDesk } from '../../api/call-desk.ts';
import type { Api, DesktopActions, WindowEvent } from '../../api/contract.ts';
import { parseCancel } from '../../api/window-call.ts';
import type { WindowEvents } from '../../api/window-events.ts';
import type { CallAnswer, CallNews } from '../../api/wire.ts';
import { keepForPage, withoutAlert } from './keep-for-page.ts';

/** The program's end of the line to the page. Everything that comes from there is `unknown` until it is checked. */
export interface Bridge {
  readonly call: (call: unknown) => Promise<CallAnswer>;
  readonly cancel: (cancel: unknown) => void;
  readonly subscribe: (id: unknown) => void;
  readonly unsubscribe: (id: unknown) => void;
  /** What only the desktop app has to say; kept until a page listens. */
  readonly tell: (event: WindowEvent) => void;
  /** That alert is over: nothing is kept of it for a page that listens later. */
  readonly takeBack: (alertId: string) => void;
  /** The page was left, or its process is gone: nothing of it goes on. */
  readonly endPage: () => void;
  /** A page that nobody sees is told no events; once seen again, the whole state first. */
  readonly setSeen: (isSeen: boolean) => void;
  readonly actions: DesktopActions;
}

export interface BridgeParts {
  readonly api: Api;
  readonly events: WindowEvents;
  readonly actions: DesktopActions;
  /** To the page as it now is; lost where there is none. */
  readonly sendNews: (callId: string, news: CallNews) => void;
  readonly sendEvent: (subscriptionId: string, event: WindowEvent) => void;
}

/** One listener of a page. */
interface Subscription {
  end: () => void;
  /** Whether it has the state on which everything else builds. */
  isTold: boolean;
}

/** A page needs one. */
const MOST_SUBSCRIPTIONS = 16;

export function openBridge({ api, events, actions, sendNews, sendEvent }: BridgeParts): Bridge {
  const desk = openCallDesk(api, events.refresh);
  const subscriptions = new Map<string, Subscription>();
  let kept: readonly WindowEvent[] = [];
  let isSeen = true;

  const listen = (id: string, subscription: Subscription) => {
    subscription.end = events.subscribe((event) => {
      // Whether the window says what is told is for the notifier: the system says it already.
      if (event.kind === 'told') return;
      sendEvent(id, event);
      subscription.isTold = true;
      for (const one of kept) sendEvent(id, one);
      kept = [];
      // The first state is for every page: one that was loaded unseen would be shown empty.
      if (!isSeen) subscription.end();
    });
  };
  const begin = (id: string) => {
    const subscription: Subscription = { end: () => {}, isTold: false };
    subscriptions.set(id, subscription);
    listen(id, subscription);
  };
  return {
    actions,
    call: (call) => desk.answer(call, (news) => sendNews(idOf(call), news)),
    cancel: (cancel) => {
      const id = parseCancel(cancel);
      if (id !== null) desk.cancel(id);
    },
    subscribe: (id) => {
      if (isId(id) && !subscriptions.has(id) && subscriptions.size < MOST_SUBSCRIPTIONS) begin(id);
    },
    unsubscribe: (id) => {
      if (!isId(id)) return;
      subscriptions.get(id)?.end();
      subscriptions.delete(id);
    },
    tell: (event) => {
      const listening = [...subscriptions].filter(([, { isTold }]) => isTold);
      for (const [id] of listening) sendEvent(id, event);
      if (listening.length === 0) kept = keepForPage(kept, event);
    },
    takeBack: (alertId) => {
      kept = withoutAlert(kept, alertId);
    },
    setSeen: (seen) => {
      if (seen === isSeen) return;
      isSeen = seen;
      for (const [id, subscription] of subscriptions) {
        subscription.end();
        if (seen) listen(id, subscription);
      }
    },
    endPage: () => {
      desk.cancelAll();
      for (const { end } of subscriptions.values()) end();
      subscriptions.clear();
    },
  };
}

const isId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id);

/** The desk has checked the call before it emits anything. */
function idOf(call: unknown): string {
  const id = typeof call === 'object' && call !== null ? Reflect.get(call, 'id') : undefined;
  return typeof id === 'string' ? id : '';
}
