import { stripVTControlCharacters } from 'node:util';

/** What terminals draw two columns wide: the scripts and forms of Unicode's East Asian Width W and F (UAX #11), and emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]/u;

/** Half-width Katakana and Hangul are of those scripts, and narrow all the same. */
const HALF_WIDTH = /[\uff61-\uffdc]/u;

/** Drawn on top of the character before, or not at all. */
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a terminal needs for the text, colours not counted. */
export function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].reduce((sum, character) => sum + widthOfCharacter(character), 0);
}

/** As much of the start as fits into `columns`. Without colours: an escape sequence cut in two would colour the screen. */
export function startOf(text: string, columns: number): string {
  let start = '';
  let left = columns;
  for (const character of stripVTControlCharacters(text)) {
    left -= widthOfCharacter(character);
    if (left < 0) {
      break;
    }
    start += character;
  }
  return start;
}

function widthOfCharacter(character: string): 0 | 1 | 2 {
  if (character <= '~') {
    return 1;
  }
  if (WITHOUT_WIDTH.test(character)) {
    return 0;
  }
  return WIDE.test(character) && !HALF_WIDTH.test(character) ? 2 : 1;
}
