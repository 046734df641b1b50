import { access, constants } from 'node:fs/promises';
import type { FieldProblem } from '../mailbox/parse-mailbox.ts';

/** What is wrong with a CA file that somebody named; `null` where it can be read, or none is named. */
export async function caFileProblem(path: string | null): Promise<FieldProblem | null> {
  const isReadable =
    path === null ||
    (await access(path, constants.R_OK).then(
      () => true,
      () => false,
    ));
  return isReadable ? null : { field: 'ca', sentence: 'This CA file cannot be read. Check its path.' };
}
