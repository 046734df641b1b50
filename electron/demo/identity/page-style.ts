import { createHash } from 'node:crypto';

/** As plain as the app itself, in the colours of its demo, so that nobody takes the page for the provider's own. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#8b8e97, #6d717b); --accent: light-dark(#2a5bd7, #8fb0ff);
  --demo: light-dark(#6b3fa0, #c9a6f5); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f6f6f7, #17181b); color: light-dark(#1c1d21, #ececf0); }
main { max-width: 31rem; margin: 10vh auto; padding: 2rem; background: light-dark(#ffffff, #1f2125); border: 1px solid light-dark(#e3e3e7, #2f3238);
  border-top: 4px solid var(--demo); border-radius: 8px; }
h1 { margin: 0 0 .75rem; font-size: 1.35rem; line-height: 1.3; }
p { margin: 0 0 1rem; }
.demo { margin: 0 0 .5rem; color: var(--demo); font-size: .875rem; font-weight: 600; }
.note { margin: .25rem 0 0; color: light-dark(#5c5f68, #a3a7b1); font-size: .875rem; }
strong, button { overflow-wrap: anywhere; }
form { display: grid; gap: .75rem; margin-top: 1.5rem; }
button, input { width: 100%; min-height: 2.75rem; padding: .5rem 1rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid var(--line); border-radius: 5px; }
button { font-weight: 600; cursor: pointer; }
button:hover { background: light-dark(#f0f0f2, #2a2d32); }
button.first { color: light-dark(#ffffff, #10131a); background: var(--accent); border-color: var(--accent); }
button.first:hover { background: light-dark(#1f4cc0, #a9c2ff); }
input { font-family: ui-monospace, monospace; letter-spacing: .1em; text-transform: uppercase; }
label { font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
@media (max-width: 34rem) { main { margin: 0; border-radius: 0; border-inline: 0; padding: 1.5rem; } }
`;

export const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
