// Draws every icon outside the window from build/icons/glyphs.svg: out/icons goes into the app, out/installer is for
// electron-builder. Does nothing where neither the drawing nor these scripts changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { ICNS_SIZES, toIcns, toIco } from './icons/containers.mjs';
import { appIcon, templateIcons, trayIcons } from './icons/tray-icons.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  'build/icons/glyphs.svg',
  'build/icons/tray-icons.mjs',
  'build/icons/containers.mjs',
  'build/make-icons.mjs',
];
const MADE_FROM = `${root}out/installer/made-from.txt`;

/** What Electron calls the scales of a panel, and how large an icon of 16 is there. */
const SCALES = new Map([
  ['', 16],
  ['@1.25x', 20],
  ['@1.5x', 24],
  ['@2x', 32],
  ['@3x', 48],
]);
const LINUX_SIZES = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];

const fingerprint = SOURCES.reduce(
  (hash, path) => hash.update(readFileSync(root + path)),
  createHash('sha256'),
).digest('hex');
const isMade = existsSync(`${root}out/icons/app.png`) && existsSync(MADE_FROM);
if (!isMade || readFileSync(MADE_FROM, 'utf8') !== fingerprint) {
  makeIcons(/<defs>.*<\/defs>/s.exec(readFileSync(`${root}build/icons/glyphs.svg`, 'utf8'))[0]);
  // Last: an interrupted run is made again.
  writeFileSync(MADE_FROM, fingerprint);
}

function makeIcons(defs) {
  for (const folder of ['out/icons', 'out/installer'])
    rmSync(root + folder, { recursive: true, force: true });
  for (const folder of ['out/icons/tray', 'out/installer/linux'])
    mkdirSync(root + folder, { recursive: true });
  const write = (path, bytes) => writeFileSync(`${root}out/${path}`, bytes);

  for (const { name, svg } of trayIcons(defs)) {
    const drawn = [...SCALES].map(([suffix, size]) => ({ suffix, ...draw(svg, size) }));
    for (const { suffix, png } of drawn) write(`icons/tray/${name}${suffix}.png`, png);
    // Windows scales the smallest picture of a PNG up; of an .ico it takes the one that fits its screen.
    write(`icons/tray/${name}.ico`, toIco(drawn.filter(({ size }) => size <= 32)));
  }
  for (const { name, svg } of templateIcons(defs)) {
    write(`icons/tray/${name}.png`, draw(svg, 16).png);
    write(`icons/tray/${name}@2x.png`, draw(svg, 32).png);
  }

  const app = (size) => draw(appIcon(defs, size), size);
  write('icons/app.png', app(512).png);
  for (const size of LINUX_SIZES) write(`installer/linux/${size}x${size}.png`, app(size).png);
  write('installer/icon.ico', toIco(ICO_SIZES.map(app)));
  write('installer/icon.icns', toIcns(ICNS_SIZES.map(app)));
}

function draw(svg, size) {
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false },
  }).render();
  return { size, pixels: image.pixels, png: image.asPng() };
}
