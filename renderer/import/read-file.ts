/** No file of mailboxes is larger, in bytes; the program takes no larger one. */
const LARGEST = 5_000_000;

export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly sentence: string };

/** The text of a file as spreadsheets write it: UTF-8, UTF-16 with its mark, or Windows-1252. */
export async function readFileText(file: Blob): Promise<FileText> {
  if (file.size > LARGEST) {
    return { ok: false, sentence: 'The file is larger than 5 MB. Split it and import the parts.' };
  }
  try {
    return { ok: true, text: decode(new Uint8Array(await file.arrayBuffer())) };
  } catch {
    return {
      ok: false,
      sentence: 'The file could not be read. Close it in other programs and choose it again.',
    };
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Every byte means something there: what older spreadsheets write.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
