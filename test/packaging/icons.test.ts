import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

const TRAY = join(ROOT, 'out/icons/tray');
const SCALES = { '': 16, '@1.25x': 20, '@1.5x': 24, '@2x': 32, '@3x': 48 } as const;
const NUMBERS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'more'] as const;
const COUNTS = {
  healthy: ['0'],
  quiet: ['0'],
  warning: NUMBERS,
  'action-needed': NUMBERS,
  unreachable: NUMBERS,
} as const;
const TONES = Object.keys(COUNTS);
const THEMES = ['light', 'dark'] as const;

const FACES = Object.entries(COUNTS).flatMap(([tone, counts]) => counts.map((count) => `${tone}-${count}`));

describe('the tray icons', () => {
  it('are there for every tone, count, panel and scale, and nothing else is', async () => {
    const pictures = FACES.flatMap((face) => THEMES.map((theme) => `${face}-${theme}`));
    const expected = [
      ...pictures.flatMap((name) => Object.keys(SCALES).map((scale) => `${name}${scale}.png`)),
      ...pictures.map((name) => `${name}.ico`),
      ...TONES.flatMap((tone) => [`${tone}Template.png`, `${tone}Template@2x.png`]),
    ];
    expect((await readdir(TRAY)).sort()).toEqual(expected.sort());
  });

  it('are as large as their scale says', async () => {
    for (const [scale, size] of Object.entries(SCALES)) {
      for (const face of FACES)
        expect(await sizeOf(`${TRAY}/${face}-dark${scale}.png`), face).toEqual([size, size]);
    }
  });

  it('stand out from the panel they are made for, each of them', async () => {
    for (const theme of THEMES) {
      for (const face of FACES)
        expect(inkOf(await grey(`${face}-${theme}`, theme), theme), face).toBeGreaterThan(0.12);
    }
  });

  it('are told apart by shape alone, tone from tone and count from count', async () => {
    for (const theme of THEMES) {
      const pictures = await Promise.all(
        FACES.map(async (face) => ({ face, picture: await grey(`${face}-${theme}`, theme) })),
      );
      for (const [index, one] of pictures.entries()) {
        for (const other of pictures.slice(index + 1)) {
          expect(difference(one.picture, other.picture), `${one.face} and ${other.face}`).toBeGreaterThan(
            0.012,
          );
        }
      }
      for (const [index, one] of TONES.entries()) {
        for (const other of TONES.slice(index + 1)) {
          const [first, second] = await Promise.all([
            grey(`${one}-0-${theme}`, theme),
            grey(`${other}-0-${theme}`, theme),
          ]);
          expect(difference(first, second), `${one} and ${other}`).toBeGreaterThan(0.1);
        }
      }
    }
  });

  it('are black and cut out for macOS, which colours them itself', async () => {
    for (const tone of TONES) {
      const pixels = await draw(`${tone}Template`);
      expect(pixels.some((value, index) => index % 4 !== 3 && value !== 0)).toBe(false);
      expect(pixels.some((value, index) => index % 4 === 3 && value > 200)).toBe(true);
    }
  });

  it('hold a picture for each scale of Windows', async () => {
    const file = await readFile(`${TRAY}/warning-3-light.ico`);
    expect(icoSizes(file)).toEqual([16, 20, 24, 32]);
  });
});

describe('the icon of the program', () => {
  it('has every size that the installers ask for', async () => {
    expect(await sizeOf(join(ROOT, 'out/icons/app.png'))).toEqual([512, 512]);
    for (const size of [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]) {
      expect(await sizeOf(join(ROOT, `out/installer/linux/${size}x${size}.png`))).toEqual([size, size]);
    }
    expect(icoSizes(await readFile(join(ROOT, 'out/installer/icon.ico')))).toContain(256);
    const icns = await readFile(join(ROOT, 'out/installer/icon.icns'));
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  });
});

async function sizeOf(path: string): Promise<readonly number[]> {
  const header = await readFile(path);
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
}

function icoSizes(file: Buffer): readonly number[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => file.readUInt8(6 + 16 * index) || 256);
}

/** The 16-pixel picture of a name, drawn again on a background. */
async function draw(name: string, background?: string): Promise<Buffer> {
  const png = (await readFile(`${TRAY}/${name}.png`)).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><image width="16" height="16" href="data:image/png;base64,${png}"/></svg>`;
  return new Resvg(svg, { ...(background && { background }), imageRendering: 1 }).render().pixels;
}

const PANELS = { light: '#f0f0f0', dark: '#202020' } as const;

/** The picture on its panel as somebody sees it who sees no colours: 0 black, 1 white. */
async function grey(name: string, theme: 'light' | 'dark'): Promise<readonly number[]> {
  const pixels = await draw(name, PANELS[theme]);
  return Array.from({ length: 256 }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(4 * index);
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  });
}

/** How much of the panel is covered, weighed by contrast. */
function inkOf(picture: readonly number[], theme: 'light' | 'dark'): number {
  const panel = theme === 'light' ? 0.94 : 0.125;
  return mean(picture.map((value) => Math.abs(value - panel)));
}

function difference(one: readonly number[], other: readonly number[]): number {
  return mean(one.map((value, index) => Math.abs(value - (other[index] ?? 0))));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
