import { CHANNELS, type WindowMethod } from './channels.ts';
import type { Api, SendTestHooks, SignInHooks } from './contract.ts';
import type { CallNews, CallTransport } from './wire.ts';

export type { CallTransport, DesktopPort } from './wire.ts';

/**
 * The api as a window calls it, over any transport. `newId` gives each call an id that no other window uses. A fault is
 * thrown as an `Error` whose message is a sentence to show. Pure: it is bundled for a browser page and for a preload.
 */
export function connectApi(transport: CallTransport, newId: () => string): Api {
  const methodOf = (method: WindowMethod) => {
    const { takes } = CHANNELS[method];
    return (...given: readonly unknown[]) =>
      callOver(transport, {
        id: newId(),
        method,
        args: given.slice(0, takes),
        hooks: given[takes] as Hooks | undefined,
      });
  };
  const methods = Object.keys(CHANNELS).map((name) => [name, methodOf(name as WindowMethod)]);
  // Made from the list that names every method and compiles against the contract: this one place says so.
  return Object.fromEntries([...methods, ...NOT_FOR_WINDOWS]) as Api;
}

type Hooks = SignInHooks & SendTestHooks;

async function callOver(
  transport: CallTransport,
  {
    hooks,
    ...call
  }: {
    readonly id: string;
    readonly method: WindowMethod;
    readonly args: readonly unknown[];
    readonly hooks: Hooks | undefined;
  },
): Promise<unknown> {
  const cancel = () => transport.cancel(call.id);
  const sent = transport.send(call, (news) => tell(hooks, news));
  if (hooks?.cancelled?.aborted === true) cancel();
  else hooks?.cancelled?.addEventListener('abort', cancel, { once: true });
  try {
    const answer = await sent;
    if ('fault' in answer) throw new Error(answer.fault);
    return answer.result;
  } finally {
    hooks?.cancelled?.removeEventListener('abort', cancel);
  }
}

function tell(hooks: Hooks | undefined, news: CallNews): void {
  if ('progress' in news) hooks?.onProgress?.(news.progress);
  else if ('climb' in news) hooks?.onClimb?.(news.climb);
  else if ('signIn' in news) hooks?.onSignIn?.(news.signIn);
  else hooks?.onStage?.(news.stage);
}

const refuse = async () => {
  throw new Error('A window does not watch: it subscribes to what is watched.');
};
const NOT_FOR_WINDOWS = [
  ['watch', refuse],
  ['lastReports', refuse],
] as const;
