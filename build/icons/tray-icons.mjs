// What the tray icons are: their names, and each as an SVG of 16 by 16 made of the parts of glyphs.svg.

/** Tones that say how many mailboxes they speak of; the others say that none needs anything. */
const COUNTED = ['warning', 'action-needed', 'unreachable'];
const UNCOUNTED = ['healthy', 'quiet'];
const TONES = [...UNCOUNTED, ...COUNTED];

/** The panel that the icon lies on, not the icon. `ink` is what lies on a filled body. */
const THEMES = {
  light: {
    healthy: '#1a7f45',
    quiet: '#62656e',
    warning: '#a86200',
    'action-needed': '#c4261d',
    unreachable: '#8a5a00',
    ink: '#ffffff',
  },
  dark: {
    healthy: '#58c98a',
    quiet: '#b4b8c2',
    warning: '#f2b632',
    'action-needed': '#ff6a5e',
    unreachable: '#f2c14e',
    ink: '#121316',
  },
};

/** The bodies that are an outline; what they carry has their own colour. */
const HOLLOW = new Set(['quiet', 'unreachable']);

/** Where a count lies on its body: upper left corner of a digit, and how large it is. */
const COUNT_PLACES = {
  warning: { x: 5.6, y: 6.2, scale: 0.96 },
  'action-needed': { x: 5.5, y: 4, scale: 1 },
  unreachable: { x: 5.5, y: 4, scale: 1 },
};
const MORE_PLACES = {
  warning: { x: 3.9, y: 7.6, scale: 0.8 },
  'action-needed': { x: 2.6, y: 4, scale: 1 },
  unreachable: { x: 3.2, y: 4.4, scale: 0.9 },
};

/** Every icon for panels that show colours: `{ name, svg }`, 0 to 9 and `more` where a tone counts. */
export function trayIcons(defs) {
  return Object.entries(THEMES).flatMap(([theme, colours]) =>
    TONES.flatMap((tone) =>
      countsOf(tone).map((count) => {
        const ink = HOLLOW.has(tone) ? colours[tone] : colours.ink;
        const layers = `<g color="${colours[tone]}">${body(tone)}</g><g color="${ink}">${load(tone, count)}</g>`;
        return { name: `${tone}-${count}-${theme}`, svg: drawing(defs, layers) };
      }),
    ),
  );
}

/** macOS colours a template itself, by its alpha alone: what lies on a filled body is cut out of it. The count is text there. */
export function templateIcons(defs) {
  return TONES.map((tone) => {
    const layers = HOLLOW.has(tone)
      ? `${body(tone)}${load(tone, 0)}`
      : `<mask id="cut"><rect width="16" height="16" fill="#fff"/>${load(tone, 0)}</mask><g mask="url(#cut)">${body(tone)}</g>`;
    return { name: `${tone}Template`, svg: drawing(defs, `<g color="#000">${layers}</g>`) };
  });
}

/** The icon of the program, for a size in pixels. */
export function appIcon(defs, size) {
  return drawing(defs, `<use href="#${size <= 48 ? 'app-small' : 'app'}"/>`);
}

const countsOf = (tone) => (COUNTED.includes(tone) ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'more'] : [0]);

const body = (tone) => `<use href="#body-${tone}"/>`;

function load(tone, count) {
  if (count === 0) return `<use href="#symbol-${tone}"/>`;
  const { x, y, scale } = (count === 'more' ? MORE_PLACES : COUNT_PLACES)[tone];
  const marks =
    count === 'more'
      ? '<use href="#digit-9"/><use href="#plus" x="5.6" y="1.5"/>'
      : `<use href="#digit-${count}"/>`;
  return `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${marks}</g>`;
}

const drawing = (defs, layers) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${defs}${layers}</svg>`;
