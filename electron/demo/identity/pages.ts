import { PATHS } from './discovery-document.ts';
import { type Html, html, pageOf } from './html.ts';

/** Who the answer of the page may be given as. */
export interface Choice {
  readonly address: string;
  readonly label: string;
  /** Said below the button; empty where nothing is to be said. */
  readonly note: string;
}

/** What a sign-in page is about. */
export interface SignInPage {
  /** Whose page it stands for, e.g. `Microsoft`. */
  readonly provider: string;
  /** Under which the answer is awaited. */
  readonly id: string;
  /** What is asked. */
  readonly question: Html;
  readonly choices: readonly Choice[];
}

/** What the button “Refuse” answers. */
export const REFUSED = 'refuse';

/** The page on which somebody signs in, or refuses. Works by keyboard and without scripts. */
export function signInPage({ provider, id, question, choices }: SignInPage): string {
  const buttons = choices.map(({ address, label, note }, index) => {
    const noteId = `note-${index}`;
    const button = index === 0 ? html`class="first" autofocus` : html``;
    const explained = note === '' ? html`` : html`<p class="note" id="${noteId}">${note}</p>`;
    const described = note === '' ? html`` : html`aria-describedby="${noteId}"`;
    return html`<div><button ${button} ${described} name="as" value="${address}">${label}</button>${explained}</div>`;
  });
  const first = choices.length === 0 ? html`class="first" autofocus` : html``;
  return pageOf(
    `Demo: sign in, in place of ${provider}`,
    html`<p class="demo">Demo of Mailvitals</p>
<h1>This page stands in for ${provider}’s sign-in</h1>
<p>It is played on this computer: ${provider} knows nothing of it, and no password is asked for.</p>
${question}
<form method="post" action="${PATHS.answer}"><input type="hidden" name="id" value="${id}">${buttons}<div><button ${first} name="as" value="${REFUSED}">Refuse</button></div></form>`,
  );
}

/** What a browser sign-in asks, and who can answer it. */
export function browserQuestion(
  wanted: string | null,
  addresses: readonly string[],
): Pick<SignInPage, 'question' | 'choices'> {
  const meant = addresses.find((address) => address.toLowerCase() === wanted?.toLowerCase());
  const other = addresses.find((address) => address !== meant);
  const choices: Choice[] = [];
  if (meant !== undefined) choices.push({ address: meant, label: `Sign in as ${meant}`, note: '' });
  if (other !== undefined) {
    const note = `As ${other}: it happens where a browser is signed in to another account already.`;
    choices.push({ address: other, label: 'Sign in as somebody else', note });
  }
  const question =
    wanted === null
      ? html`<p>Mailvitals asks to read and send mail.</p>`
      : html`<p>Mailvitals asks to read and send mail of <strong>${wanted}</strong>.${meant === undefined ? ' The demo has no mailbox of that name.' : ''}</p>`;
  return { question, choices };
}

/** What a program on another device asks: it names nobody, so every account can answer. */
export function deviceQuestion(
  code: string,
  addresses: readonly string[],
): Pick<SignInPage, 'question' | 'choices'> {
  return {
    question: html`<p>Mailvitals, where it shows the code <strong>${code}</strong>, asks to read and send mail. Who signs in?</p>`,
    choices: addresses.map((address) => ({ address, label: `Sign in as ${address}`, note: '' })),
  };
}

/** The page that takes the code of a device. */
export function codePage(provider: string, isWrong: boolean): string {
  const wrong = isWrong
    ? html`<p role="alert">This code is not known here, or was used before. Compare it with the one that Mailvitals shows.</p>`
    : html``;
  return pageOf(
    `Demo: enter the code, in place of ${provider}`,
    html`<p class="demo">Demo of Mailvitals</p>
<h1>This page stands in for ${provider}’s sign-in</h1>
${wrong}<form action="${PATHS.device}"><label for="code">The code that Mailvitals shows</label><input id="code" name="code" autofocus required autocomplete="off" spellcheck="false"><button class="first">Next</button></form>`,
  );
}

/** A page without a question. */
export function plainPage(title: string, sentence: string): string {
  return pageOf(title, html`<p class="demo">Demo of Mailvitals</p><h1>${title}</h1><p>${sentence}</p>`);
}
