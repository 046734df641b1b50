import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { NativeImage, Size } from 'electron';
import { strict } from './strict.ts';

interface ImageFacts {
  readonly name: string;
  readonly isEmpty: boolean;
}

const facts = new WeakMap<object, ImageFacts>();

/** Width and height stand at fixed places of a PNG's first chunk. */
const PNG = { signature: '89504e470d0a1a0a', width: 16, height: 20 } as const;

function createImage(name: string, bytes: Buffer): NativeImage {
  const isPng = bytes.subarray(0, 8).toString('hex') === PNG.signature;
  const size: Size = isPng
    ? { width: bytes.readUInt32BE(PNG.width), height: bytes.readUInt32BE(PNG.height) }
    : { width: 0, height: 0 };
  let isTemplate = /Template(@\dx)?\.png$/.test(name);
  const parts = {
    isEmpty: () => !isPng,
    getSize: () => size,
    isTemplateImage: () => isTemplate,
    setTemplateImage: (option: boolean) => {
      isTemplate = option;
    },
    toPNG: () => bytes,
  } satisfies Partial<NativeImage>;
  const image = strict('NativeImage', parts) as NativeImage;
  facts.set(image, { name, isEmpty: !isPng });
  return image;
}

/** A file that is missing makes an empty picture, without a word, as in Electron. */
export const nativeImage = strict('nativeImage', {
  createEmpty: () => createImage('', Buffer.alloc(0)),
  createFromPath: (path: string) =>
    createImage(basename(path), existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => createImage('', bytes),
});

export function imageFacts(image: NativeImage): ImageFacts {
  const known = facts.get(image);
  if (known === undefined) throw new TypeError('This is no NativeImage.');
  return known;
}
