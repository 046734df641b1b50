import { Glyph } from '../status/Glyph.tsx';
import { GLYPH_SHAPES } from '../status/glyph-shapes.tsx';
import type { LadderStep } from './ladder-steps.ts';

/** The shape of one rung: each state has its own, so that no colour is needed to tell them apart. */
export function RungShape({ state }: { readonly state: LadderStep['state'] }) {
  switch (state) {
    case 'passed':
      return <Glyph status="healthy" />;
    case 'under-way':
      return <Glyph status="pending" isBusy />;
    case 'failed':
      return (
        <svg className="glyph bad" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
          {GLYPH_SHAPES.unreachable}
        </svg>
      );
    case 'ahead':
      return (
        <svg className="glyph rung-ahead" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="2.4" fill="currentColor" />
        </svg>
      );
  }
}
