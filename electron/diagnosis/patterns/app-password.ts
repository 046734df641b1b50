import type { Pattern } from './pattern.ts';

/** The provider says that it wants a secret made for mail programs. */
export const APP_PASSWORD: readonly Pattern[] = [
  {
    cause: 'app-password-required',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /application-specific password/,
      /invalidsecondfactor/,
      /accounts\/answer\/185833/,
      /\bapp(?:lication)?[- ](?:specific )?passwords?(?: is| are)? (?:required|needed)/,
      /(?:use|using|enter|requires?|need|create|generate|with) (?:an? |your |the )?(?:app|application|device|client)[- ](?:specific )?passwords?/,
      /authori[sz]ation code/,
      /\bauth code\b/,
      /err\.login\.reqcode/,
      /does not have access rights to this service/,
      /less secure apps?/,
      /username, password or access token/,
    ],
    source: 'https://support.google.com/accounts/answer/185833',
  },
  {
    cause: 'app-password-required',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /授权(?:码|密码)/,
      /专用密码/,
      /parol prilozheni/,
      /парол\p{L}{0,2} приложени/u,
      /парол\p{L}{0,2} для внешн/u,
      /(?:app|anwendungs|anwendungsspezifisch\p{L}{0,2})[- ]?(?:spezifisch\p{L}{0,2} )?(?:passwort|kennwort)/u,
      /mot de passe d'application/,
      /mot de passe specifique/,
      /contrasena (?:de|para) (?:la )?aplicacion/,
      /senha (?:de|do) app/,
      /password (?:per|dell') ?(?:le |l')?app/,
      /アプリ(?:用|固有の)?パスワード/,
      /앱 비밀번호/,
    ],
    source: 'https://help.mail.ru/mail/security/protection/external',
  },
];

/** The same plain refusal means “not an app password” where login passwords are never accepted. */
export const BY_PROVIDER: readonly Pattern[] = [
  {
    cause: 'app-password-required',
    transient: false,
    when: { family: ['icloud', 'netease', 'fastmail'], protocol: ['imap', 'smtp'] },
    says: [
      /auth\w{0,12} (?:failed|failure|credentials invalid)/,
      /(?:incorrect|invalid|wrong) (?:username|user|login|password)/,
      /(?:login|password) error/,
      /login failed/,
    ],
    source: 'https://github.com/mscdex/node-imap/issues/839',
  },
  {
    // Older wording of Exchange Online for LOGIN; any other server means the password (measured January 2026).
    cause: 'basic-auth-disabled',
    transient: false,
    when: { family: ['outlook', 'microsoft365'], protocol: ['imap'] },
    says: [/(?:^|\b(?:no|¦) )login failed\.?(?: ¦|$)/],
    source: 'https://github.com/rustmailer/bichon/issues/128',
  },
  {
    // The same for AUTHENTICATE, which names the command it refuses; a refused token reads alike.
    cause: 'basic-auth-disabled',
    transient: false,
    when: { family: ['outlook', 'microsoft365'], protocol: ['imap'], presented: 'password' },
    says: [/\bno authenticate failed\.?(?: ¦|$)/],
    source: 'https://github.com/rustmailer/bichon/issues/128',
  },
];
