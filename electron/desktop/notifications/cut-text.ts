const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `most` UTF-16 units, ending in “…” where something is left out; no character is cut in two. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of CHARACTERS.segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
