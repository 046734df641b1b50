// The two files that hold one picture in many sizes. electron-builder makes them with a tool that it downloads; both are
// simple enough to be written here, so that the icons come out the same everywhere and without a network.

/**
 * Windows' .ico. Sizes below 256 are stored as bitmaps, which every reader of the format knows; 256 as PNG.
 * @param {readonly { size: number, pixels: Uint8Array, png: Uint8Array }[]} pictures pixels: RGBA from the top,
 *   colours multiplied by alpha as resvg gives them
 */
export function toIco(pictures) {
  const images = pictures.map(({ size, pixels, png }) => (size >= 256 ? png : toBitmap(size, pixels)));
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // A byte holds 255 at most: 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(images[index].length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += images[index].length;
  }
  return Buffer.concat([header, ...images]);
}

/** A bitmap as .ico has it: BGRA from the bottom, twice as high as it is for the mask that follows. */
function toBitmap(size, pixels) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(2 * size, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(4 * size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [red, green, blue, alpha] = pixels.subarray(4 * (row * size + column));
      const whole = [blue, green, red].map((part) => (alpha === 0 ? 0 : Math.round((255 * part) / alpha)));
      colours.set([...whole, alpha], 4 * ((size - 1 - row) * size + column));
    }
  }
  // Alpha says what is transparent; the mask, a bit a pixel in rows of four bytes, stays empty.
  const mask = Buffer.alloc(4 * Math.ceil(size / 32) * size);
  return Buffer.concat([header, colours, mask]);
}

/** The kinds of picture in macOS' .icns that are PNG, by size in pixels; two names where one is the double of a smaller size. */
const ICNS_TYPES = new Map([
  [32, ['ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
]);
export const ICNS_SIZES = [...ICNS_TYPES.keys()];

/** macOS' .icns. @param {readonly { size: number, png: Uint8Array }[]} pictures of {@link ICNS_SIZES} */
export function toIcns(pictures) {
  const parts = pictures.flatMap(({ size, png }) =>
    ICNS_TYPES.get(size).map((type) => Buffer.concat([sized(type, png.length), png])),
  );
  const body = Buffer.concat(parts);
  return Buffer.concat([sized('icns', body.length), body]);
}

function sized(type, length) {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(length + 8, 4);
  return header;
}
