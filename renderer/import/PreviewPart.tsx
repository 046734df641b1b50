import { Action } from '../look/Action.tsx';
import { mailboxesText, numberText } from '../words/count-words.ts';
import type { Preview } from './read-preview.ts';

interface PreviewPartProps {
  readonly name: string;
  readonly preview: Extract<Preview, { readonly kind: 'rows' }>;
  readonly onImport: () => void;
  readonly onBack: () => void;
}

/** How many of the rows are shown. */
const SHOWN = 8;

/** What was read, before anything is tried; passwords are counted and never shown. */
export function PreviewPart({ name, preview, onImport, onBack }: PreviewPartProps) {
  const { rows, columns, unknownColumns } = preview;
  const without = rows.filter(({ hasPassword }) => !hasPassword).length;
  return (
    <section className="view-part" aria-label="What was read">
      <p>
        <strong>{mailboxesText(rows.length)}</strong> in {name}
        {columns.length > 0 && <span className="muted"> · columns {columns.join(', ')}</span>}
      </p>
      {unknownColumns.length > 0 && (
        <p className="said warn-said">
          {unknownColumns.length === 1 ? 'One column means' : `${unknownColumns.length} columns mean`} nothing
          to Mailvitals: {unknownColumns.join(', ')}. Rename or remove{' '}
          {unknownColumns.length === 1 ? 'it' : 'them'}, or every row is turned down.
        </p>
      )}
      {without > 0 && (
        <p className="said warn-said">
          {without === rows.length
            ? 'No row has'
            : `${numberText(without)} of the rows ${without === 1 ? 'has' : 'have'} no`}
          {without === rows.length ? ' a password' : ' password'}. Such mailboxes are stored untried and wait:
          “Re-bind” gives each its password or its sign-in.
        </p>
      )}
      <div className="panel preview">
        <table>
          <caption className="hidden-words">The first rows</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                Line
              </th>
              <th scope="col">Address</th>
              <th scope="col">Password</th>
              <th scope="col">Provider</th>
              <th scope="col">Tags</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr key={row.line}>
                <td className="num muted">{row.line}</td>
                <td>{row.address === '' ? <span className="bad">missing</span> : row.address}</td>
                <td className="muted">{row.hasPassword ? 'there' : row.signsIn ? 'signs in' : 'none'}</td>
                <td className="muted">{row.provider === '' ? 'found out' : row.provider}</td>
                <td className="muted">{row.tags}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > SHOWN && <p className="hint more">and {numberText(rows.length - SHOWN)} more</p>}
      </div>
      <div className="row">
        <Action look="primary" onPress={onImport}>
          Verify and add {mailboxesText(rows.length)}
        </Action>
        <Action onPress={onBack}>Choose another file</Action>
      </div>
    </section>
  );
}
