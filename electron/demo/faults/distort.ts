import { randomBytes } from 'node:crypto';
import type { Fault, FaultStage } from './fault.ts';

/** What to do instead of answering. */
export type Distortion =
  | { readonly act: 'stay-silent' }
  | { readonly act: 'cut' }
  | { readonly act: 'send-bytes'; readonly bytes: Buffer };

const GARBAGE_BYTES = 512;

/** What the fault makes of an answer at this stage; `null` where the answer goes out as it is. */
export function distort(fault: Fault | null, stage: FaultStage): Distortion | null {
  if (fault === null || !('at' in fault) || fault.at !== stage) return null;
  switch (fault.kind) {
    case 'silent':
      return { act: 'stay-silent' };
    case 'cut':
      return { act: 'cut' };
    case 'garbage':
      return { act: 'send-bytes', bytes: garbage() };
    case 'long-line':
      return {
        act: 'send-bytes',
        bytes: Buffer.concat([Buffer.alloc(fault.bytes, 'x'), Buffer.from('\r\n')]),
      };
    case 'reply':
      return null;
  }
}

/** The lines that a fault puts in the place of the answer at this stage. */
export function scriptedReply(fault: Fault | null, stage: FaultStage): readonly string[] | null {
  return fault?.kind === 'reply' && fault.at === stage ? fault.lines : null;
}

/** Only bytes above ASCII, so that chance never makes it a valid answer. */
function garbage(): Buffer {
  const bytes = randomBytes(GARBAGE_BYTES).map((byte) => byte | 0x80);
  return Buffer.concat([bytes, Buffer.from('\r\n')]);
}
