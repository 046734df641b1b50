import { STYLE } from './page-style.ts';

/** Markup whose texts have been made safe. */
export interface Html {
  readonly markup: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Puts texts into markup; whatever is not `Html` itself is text, for an address can hold anything. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  return { markup: String.raw({ raw: parts }, ...values.map(markupOf)) };
}

/** A whole page. */
export function pageOf(title: string, body: Html): string {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>`;
  // The policy of the page names the style by its hash: not a character of it may change.
  return `<!doctype html><html lang="en"><head>${head.markup}<style>${STYLE}</style></head><body><main>${body.markup}</main></body></html>`;
}

function markupOf(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}
