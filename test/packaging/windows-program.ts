import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The part of electron-builder that edits programs for Windows, as far as it is used here. */
interface ProgramEditor {
  readonly NtExecutable: {
    createEmpty(is32Bit: boolean, isLibrary: boolean): { generate(): ArrayBuffer };
  };
  readonly NtExecutableResource: {
    from(program: object): { readonly entries: object[]; outputResource(program: object): void };
  };
  readonly Resource: {
    readonly VersionInfo: { createEmpty(): VersionInfo };
  };
}

interface VersionInfo {
  lang: number;
  setStringValues(
    language: { readonly lang: number; readonly codepage: number },
    values: Record<string, string>,
  ): void;
  outputToResourceEntries(entries: object[]): void;
}

/** American English in Unicode, as Electron has it. */
const LANGUAGE = { lang: 1033, codepage: 1200 };

/** The smallest program for Windows that says its version and so can be made the app's own: it has no code. */
export function emptyWindowsProgram(root: string): Buffer {
  const builder = createRequire(join(root, 'node_modules/electron-builder/package.json'));
  const editor: ProgramEditor = createRequire(builder.resolve('app-builder-lib'))('resedit');
  const program = editor.NtExecutable.createEmpty(false, false);
  const resources = editor.NtExecutableResource.from(program);
  const version = editor.Resource.VersionInfo.createEmpty();
  version.lang = LANGUAGE.lang;
  version.setStringValues(LANGUAGE, { ProductName: 'Electron', OriginalFilename: 'electron.exe' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
