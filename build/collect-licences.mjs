// Writes what the app is made of: out/licences.json (name, version, licence) for the About page, and
// out/THIRD-PARTY-LICENSES.txt with the full texts. Vite noted what it bundled; packages that stay outside the bundle are
// found by walking `dependencies`, as the installer packs them.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const MIT_TERMS = readFileSync(join(root, 'LICENSE'), 'utf8').split(/^(?=Permission is)/m)[1];

const components = new Map();
const keep = (component) => components.set(`${component.name}@${component.version}`, component);
for (const bundle of ['main', 'preload', 'renderer']) for (const one of bundledIn(bundle)) keep(one);
for (const folder of foldersOfDependencies(root, readJson(join(root, 'package.json'))))
  keep(describe(folder));
for (const one of runtime()) keep(one);
const sorted = [...components.values()].sort(
  (one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version),
);

const list = sorted.map(({ name, version, licence }) => ({ name, version, licence }));
writeFileSync(join(root, 'out/licences.json'), `${JSON.stringify(list, null, 2)}\n`);
const rule = '='.repeat(80);
const chapters = sorted.map(
  ({ name, version, licence, text }) =>
    `${rule}\n${name} ${version} (${licence})\n${rule}\n\n${text.trim()}\n`,
);
writeFileSync(
  join(root, 'out/THIRD-PARTY-LICENSES.txt'),
  `Mailvitals contains the work of others. These are their licences.\n\n${chapters.join('\n')}`,
);

/** What Vite noted while it bundled. The note is no part of the app, so it is taken out of the bundle. */
function bundledIn(bundle) {
  const note = join(root, 'out', bundle, 'licences.json');
  if (!existsSync(note)) throw new Error(`${note} is missing: electron-vite build comes first.`);
  const found = readJson(note).map(({ name, version }) => describe(folderOf(root, name, version)));
  rmSync(note);
  return found;
}

/** Folders of everything that `dependencies` bring, each version once. */
function foldersOfDependencies(from, { dependencies = {} }, seen = new Set()) {
  for (const name of Object.keys(dependencies)) {
    const folder = installed(from, name);
    if (folder === undefined) throw new Error(`${name}, of ${from}, is not installed.`);
    if (seen.has(folder)) continue;
    seen.add(folder);
    foldersOfDependencies(folder, readJson(join(folder, 'package.json')), seen);
  }
  return seen;
}

/** Where Node finds a package that is asked for in a folder. */
function installed(from, name) {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return from === root ? undefined : installed(dirname(from), name);
}

/** Where that version lies: at the top, or beneath the package that asks for it. */
function folderOf(from, name, version) {
  const top = join(from, 'node_modules', name);
  if (existsSync(top) && readJson(join(top, 'package.json')).version === version) return top;
  const [found] = Object.entries(readJson(join(root, 'package-lock.json')).packages)
    .filter(([path, entry]) => path.endsWith(`node_modules/${name}`) && entry.version === version)
    .map(([path]) => join(root, path));
  if (found === undefined) throw new Error(`${name} ${version} was bundled and is not installed.`);
  return found;
}

function describe(folder) {
  const { name, version, license: licence, author } = readJson(join(folder, 'package.json'));
  if (typeof licence !== 'string') throw new Error(`${name} ${version} names no licence.`);
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return { name, version, licence, text: texts.length > 0 ? texts.join('\n\n') : spokenFor(licence, author) };
}

/** Some packages name the MIT licence and leave its text out; it is the same everywhere but for who gives it. */
function spokenFor(licence, author) {
  if (licence !== 'MIT') throw new Error('Only the text of the MIT licence is known by heart.');
  const holder = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  return `Copyright (c) ${holder}\n\n${MIT_TERMS}`;
}

/** Electron, and what is inside it. */
function runtime() {
  const electron = describe(join(root, 'node_modules/electron'));
  const inside = `in Electron ${electron.version}`;
  const beside =
    'Its licence, and those of what it contains, are in LICENSES.chromium.html beside the program.';
  return [
    electron,
    { name: 'Chromium', version: inside, licence: 'BSD-3-Clause', text: beside },
    { name: 'Node.js', version: inside, licence: 'MIT', text: beside },
  ];
}
