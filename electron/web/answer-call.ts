import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallDesk } from '../api/call-desk.ts';
import { parseCancel } from '../api/window-call.ts';
import { readJson } from './read-json.ts';
import { beginStream, refuseCall } from './reply.ts';

const MOST_BYTES = 1_000_000;
/** A CSV file of mailboxes with everything that JSON puts around it. */
const MOST_IMPORT_BYTES = 5_000_000;

/** `POST /call`: lines of JSON, first the news of the call, last its answer. A window that goes away cancels it. */
export async function answerCallRequest(
  request: IncomingMessage,
  response: ServerResponse,
  desk: CallDesk,
): Promise<void> {
  const call = await readBody(request, response);
  if (call === undefined) return;
  beginStream(response, 'application/x-ndjson');
  const write = (line: unknown) => response.write(`${JSON.stringify(line)}\n`);
  const id = idOf(call);
  const giveUp = () => id !== null && desk.cancel(id);
  response.on('close', giveUp);
  const answer = await desk.answer(call, write);
  response.off('close', giveUp);
  write(answer);
  response.end();
}

/** `POST /cancel` with `{ "id": … }` of a call of the same session. */
export async function answerCancelRequest(
  request: IncomingMessage,
  response: ServerResponse,
  desk: CallDesk,
): Promise<void> {
  const body = await readBody(request, response);
  if (body === undefined) return;
  const id = parseCancel(body);
  if (id === null) return refuseCall(response, 400, 'A cancel names the call that it ends.');
  desk.cancel(id);
  beginStream(response, 'application/x-ndjson');
  response.end();
}

/** `undefined` where it was refused. A form of another page cannot send this type without being asked first (CORS). */
async function readBody(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const type = request.headers['content-type']?.toLowerCase().replaceAll(' ', '');
  if (type !== 'application/json' && type !== 'application/json;charset=utf-8') {
    return refuseCall(response, 415, 'Calls are JSON.');
  }
  const body = await readJson(request, MOST_IMPORT_BYTES);
  if (body.kind === 'not-json') return refuseCall(response, 400, 'Calls are JSON.');
  const isTooLarge =
    body.kind === 'too-large' || (body.bytes > MOST_BYTES && methodOf(body.value) !== 'importMailboxes');
  if (isTooLarge) return refuseCall(response, 413, 'This is more than Mailvitals takes at once.');
  return body.value;
}

const methodOf = (call: unknown) => fieldOf(call, 'method');

/** Only of the call itself: the desk checks it. */
function idOf(call: unknown): string | null {
  const id = fieldOf(call, 'id');
  return typeof id === 'string' ? id : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
