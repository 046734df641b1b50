import * as v from 'valibot';
import { StorageProblem } from './storage-problem.ts';

/**
 * What the schema makes of a stored row. Throws a {@link StorageProblem} `unreadable-row` that names `what` was being
 * read and the column that is wrong, never its value.
 */
export function readRow<const Schema extends v.GenericSchema>(
  schema: Schema,
  row: unknown,
  what: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, row);
  if (parsed.success) return parsed.output;
  const column = v.getDotPath(parsed.issues[0]);
  const where = column === null ? '' : `: its “${column}” is not what it should be`;
  throw new StorageProblem('unreadable-row', `${what} cannot be read${where}.`);
}
