import type { Provider, SecretFormat } from './provider.ts';

/** What is to be kept of a typed secret, and what to say about it. */
export interface SecretHint {
  /** The text to sign in with. */
  readonly secret: string;
  /** Whether spaces were taken out: the user is told so. */
  readonly stripped: boolean;
  /** A sentence where the text cannot be such a secret, never with the text in it; it is a warning, not a verdict. */
  readonly warning: string | null;
}

const CHARSETS: Record<SecretFormat['charset'], { readonly pattern: RegExp; readonly words: string }> = {
  lowercase: { pattern: /^[a-z]*$/, words: 'lower-case letters' },
  'uppercase-digits': { pattern: /^[A-Z0-9]*$/, words: 'capital letters and digits' },
  alphanumeric: { pattern: /^[A-Za-z0-9]*$/, words: 'letters and digits' },
  'url-safe': { pattern: /^[\w-]*$/, words: 'letters, digits, hyphens and underscores' },
};

/**
 * Tidies a pasted secret and compares it with the form the provider is known to hand out. Spaces go only where the rest
 * then has exactly that form: `\s` covers the non-breaking ones that web pages put between the groups. Where a login
 * password is accepted too, nothing but the trailing line break of a paste is touched: any text may be one.
 */
export function secretHint(provider: Provider, typed: string): SecretHint {
  const pasted = typed.replace(/[\r\n]+$/, '');
  if (pasted === '') {
    return { secret: '', stripped: false, warning: `The ${provider.secretName} is missing.` };
  }
  const format = provider.secretFormat;
  if (format === null || provider.secrets.includes('login-password')) {
    return { secret: pasted, stripped: false, warning: null };
  }
  const tidy = format.separators === 'strip-spaces' ? pasted.replace(/\s/g, '') : pasted.trim();
  const problem = problemWith(tidy, format);
  if (problem === null) {
    return { secret: tidy, stripped: tidy !== pasted, warning: null };
  }
  // A format that nobody has confirmed is no ground for doubting what the user pasted.
  return {
    secret: pasted,
    stripped: false,
    warning: format.confidence === 'low' ? null : warn(provider, format, problem),
  };
}

type Problem = 'too short' | 'too long' | 'other characters' | 'hyphens missing';

function problemWith(text: string, { length, charset, separators }: SecretFormat): Problem | null {
  const characters = separators === 'keep-hyphens' ? text.replaceAll('-', '') : text;
  if (!CHARSETS[charset].pattern.test(characters)) {
    return 'other characters';
  }
  if (characters.length !== length) {
    return characters.length < length ? 'too short' : 'too long';
  }
  return separators === 'keep-hyphens' && characters === text ? 'hyphens missing' : null;
}

const SENTENCES: Record<Problem, string> = {
  'too short': 'this text is shorter',
  'too long': 'this text is longer',
  'other characters': 'this text has other characters, so it may be the login password',
  'hyphens missing': 'this text lacks the hyphens, which are part of it',
};

function warn(
  { name, secretName }: Provider,
  { length, charset, separators }: SecretFormat,
  problem: Problem,
) {
  const groups = separators === 'keep-hyphens' ? ' in groups joined by hyphens' : '';
  return `The ${secretName} of ${name} has ${length} ${CHARSETS[charset].words}${groups}; ${SENTENCES[problem]}.`;
}
