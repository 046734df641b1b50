import type { ImportRow } from '../../electron/api/contract.ts';
import { hashOf } from '../shell/place.ts';
import { Glyph } from '../status/Glyph.tsx';
import { hasFailed, VERDICT_GLYPHS, VERDICT_WORDS } from './verdict-words.ts';

interface ResultRowProps {
  readonly row: ImportRow;
  readonly index: number;
  readonly measure: (element: HTMLElement | null) => void;
}

/** What became of one row of the file. */
export function ResultRow({ row, index, measure }: ResultRowProps) {
  const { line, address, verdict, summary } = row;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="result">
      <td className="num muted">{line}</td>
      <td className="result-who">
        {hasFailed(row) ? address || '–' : <a href={hashOf({ name: 'mailbox', address })}>{address}</a>}
      </td>
      <td className="result-verdict">
        <span>
          <Glyph status={VERDICT_GLYPHS[verdict]} />
          {VERDICT_WORDS[verdict]}
        </span>
      </td>
      <td className="result-why muted">{summary}</td>
    </tr>
  );
}
