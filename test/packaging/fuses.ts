/** What Electron's fuses are found by; then come a version, how many there are, and one digit each. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** The fuses by their order in the program; the names are those of `electronFuses` in electron-builder.yml. */
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const;

/** As Electron 45 is delivered. */
const DELIVERED = '101100011';

/** The part of Electron's program that holds the fuses. */
export const FUSED = Buffer.concat([
  Buffer.from('no program '),
  SENTINEL,
  Buffer.from([1, DELIVERED.length]),
  Buffer.from(DELIVERED),
]);

/** Which fuses of a packed program are on. */
export function readFuses(program: Buffer): Readonly<Record<string, boolean>> {
  const at = program.indexOf(SENTINEL) + SENTINEL.length + 2;
  return Object.fromEntries(FUSES.map((name, index) => [name, program[at + index] === '1'.charCodeAt(0)]));
}
