import { GLYPH_SHAPES } from './glyph-shapes.tsx';
import { type MailboxStatus, STATUS_TONES } from './status-words.ts';

interface GlyphProps {
  readonly status: MailboxStatus;
  /** In pixels. */
  readonly size?: number;
  /** Whether something is under way at this moment: then, and only then, it moves. */
  readonly isBusy?: boolean;
}

/** The shape of a status. It says nothing to a screen reader: the word always stands beside it. */
export function Glyph({ status, size = 16, isBusy = false }: GlyphProps) {
  return (
    <svg
      className={`glyph ${STATUS_TONES[status]}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {GLYPH_SHAPES[status]}
      {isBusy && <circle className="turning" cx="8" cy="8" r="9.6" />}
    </svg>
  );
}
