/** The colours that a canvas is painted with, as the style sheet has them at this moment. */
export interface Inks {
  readonly bar: string;
  readonly today: string;
  readonly plan: string;
  readonly cap: string;
  readonly grid: string;
  readonly label: string;
  /** As a canvas takes it: `11px system-ui`. */
  readonly font: string;
}

/** Share of the text size that the labels of a chart have. */
const LABEL_SIZE = 0.86;

/**
 * Reads the colours from an element in the chart. A canvas knows no style sheet; chart.css registers the properties as
 * colours, so that light, dark and high contrast are resolved here.
 */
export function readInks(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(`--ink-${name}`);
  return {
    bar: ink('bar'),
    today: ink('today'),
    plan: ink('plan'),
    cap: ink('cap'),
    grid: ink('grid'),
    label: ink('label'),
    font: `${Math.round(Number.parseFloat(style.fontSize) * LABEL_SIZE)}px ${style.fontFamily}`,
  };
}

/** Tells when colours may have changed. Returns the unsubscribe. */
export function followInks(onChange: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map(
    (query) => window.matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}
