import { expect, test } from 'vitest';
import { secretNotes } from '../../../electron/binding/secret-notes.ts';

const STRIPPED = 'The spaces in the password were left out: they are only for reading.';

test.each([
  ['nothing of a secret that is as it should be', false, null, []],
  ['that spaces were left out', true, null, [STRIPPED]],
  ['what looks wrong', false, 'It is shorter.', ['It is shorter.']],
  ['both', true, 'It is shorter.', [STRIPPED, 'It is shorter.']],
])('tells %s, and never the secret', (_, stripped, warning, notes) => {
  expect(secretNotes({ secret: 'abcd efgh', stripped, warning })).toEqual(notes);
});
