import { describe, expect, it } from 'vitest';
import { normaliseReply } from '../../../electron/diagnosis/normalise-reply.ts';

describe('normaliseReply', () => {
  it.each([
    [
      '535-5.7.8 Username and Password not\r\n535 5.7.8 accepted',
      '535 5.7.8 username and password not accepted',
    ],
    [
      '534-5.7.14 Please log in. 534-5.7.14 Learn more at 534 5.7.14 https://x',
      '534 5.7.14 please log in. learn more at https://x',
    ],
    ['a001 NO LOGIN failed.', 'no login failed.'],
    ['* BYE Bye', 'bye bye'],
    ['550 No such user here', '550 no such user here'],
    ['Error: Invalid login: 535 Nope', '535 nope'],
    ['AuthenticationFailure: Command failed: NO quux', 'no quux'],
    ['b&#39;don&#39;t &quot;do&quot; it&#39;', 'b\'don\'t "do" it'],
    ['Échec de l’authentification', "echec de l'authentification"],
    ['Неверный пароль', 'неверный пароль'],
    ['授权\n码', '授权码'],
    ['{\\"a\\":\\"b\\r\\nc\\"}', '{"a":"b c"}'],
    ['> 535 a\n> b', '535 a b'],
    ['S: 535 a\nS: b', '535 a b'],
    ['ＮＯ：x', 'no:x'],
    ['', ''],
  ])('makes “%s” into “%s”', (raw, line) => {
    expect(normaliseReply(raw)).toBe(line);
  });
});
