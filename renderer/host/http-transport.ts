import type { CallTransport } from '../../electron/api/connect-api.ts';

type Fetch = (
  path: string,
  options: { readonly method: 'POST'; readonly headers: Record<string, string>; readonly body: string },
) => Promise<Response>;

type Tell = Parameters<CallTransport['send']>[1];
type Answer = Awaited<ReturnType<CallTransport['send']>>;

const LOST: Answer = {
  fault: 'The connection to Mailvitals is lost. See whether it still runs, and try again.',
};

/** Calls over HTTP: the answer comes as lines of JSON, first what is told meanwhile, last the end. */
export function httpTransport(fetch: Fetch): CallTransport {
  const post = (path: string, body: unknown) =>
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    send: async (call, tell) => {
      try {
        return await readAnswer(await post('/call', call), tell);
      } catch {
        return LOST;
      }
    },
    cancel: (id) => {
      // Where this does not arrive, the call itself ends with a fault too.
      post('/cancel', { id }).catch(() => undefined);
    },
  };
}

async function readAnswer(response: Response, tell: Tell): Promise<Answer> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const piece = await reader?.read();
    text += piece?.value ?? '';
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const message = JSON.parse(line);
      if ('result' in message || 'fault' in message) return message;
      tell(message);
    }
    if (piece === undefined || piece.done) return LOST;
  }
}
