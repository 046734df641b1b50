import * as v from 'valibot';
import { StorageProblem } from '../storage/storage-problem.ts';
import { CALL_ARGUMENTS } from './call-arguments.ts';
import { CHANNELS, type Channel, type WindowMethod } from './channels.ts';
import type { Api } from './contract.ts';
import { InvalidInput } from './invalid-input.ts';
import type { CallAnswer, CallNews, WindowCall } from './wire.ts';

const METHODS = Object.keys(CHANNELS) as WindowMethod[];

const CallId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

const Call = v.strictObject({ id: CallId, method: v.picklist(METHODS), args: v.array(v.unknown()) });

/** What came from a window as a call; `null` where it is none: no such method, other arguments than it takes. */
export function parseCall(input: unknown): WindowCall | null {
  const call = v.safeParse(Call, input, { abortEarly: true });
  if (!call.success) return null;
  const args = v.safeParse(CALL_ARGUMENTS[call.output.method], call.output.args, { abortEarly: true });
  return args.success ? { ...call.output, args: args.output } : null;
}

/** Of `{ id }`; `null` where it is something else. */
export function parseCancel(input: unknown): string | null {
  const cancel = v.safeParse(v.strictObject({ id: CallId }), input);
  return cancel.success ? cancel.output.id : null;
}

/** What a call is told and stopped by. */
export interface CallHooks {
  readonly emit: (news: CallNews) => void;
  readonly cancelled: AbortSignal;
}

/**
 * Calls the method that a window asks for, in the program. Never rejects: whatever is thrown becomes a fault, and what
 * the error says stays here, for it may hold what was typed.
 */
export async function answerCall(
  api: Api,
  { method, args }: WindowCall,
  { emit, cancelled }: CallHooks,
): Promise<CallAnswer> {
  try {
    const result = await CALL[CHANNELS[method].tells](api[method] as AnyMethod, args, { emit, cancelled });
    return { result: result ?? null };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** The arguments have passed the schema of this very method. */
type AnyMethod = (...args: unknown[]) => Promise<unknown>;

const CALL: Readonly<
  Record<
    Channel['tells'],
    (method: AnyMethod, args: readonly unknown[], hooks: CallHooks) => Promise<unknown>
  >
> = {
  nothing: (method, args) => method(...args),
  progress: (method, args, { emit, cancelled }) =>
    method(...args, {
      cancelled,
      onProgress: (progress: never) => emit({ progress }),
      onClimb: (climb: never) => emit({ climb }),
    }),
  'sign-in': (method, args, { emit, cancelled }) =>
    method(...args, {
      cancelled,
      onProgress: (progress: never) => emit({ progress }),
      onClimb: (climb: never) => emit({ climb }),
      onSignIn: (signIn: never) => emit({ signIn }),
    }),
  stage: (method, args, { emit, cancelled }) =>
    method(...args, { cancelled, onStage: (stage: never) => emit({ stage }) }),
};

function faultOf(error: unknown): string {
  return error instanceof StorageProblem || error instanceof InvalidInput
    ? error.sentence
    : 'Mailvitals met a fault of its own and did not finish this. Try it once more; if it stays, please report it.';
}
