import type { Pattern } from './pattern.ts';

const SECRET_WORD = '(?:user ?(?:name|id)?s?|log-?in|pass ?words?|credentials?|account name|secret)';

/** The user name or its secret was refused. Reached only after every sentence that names another reason. */
export const CREDENTIALS: readonly Pattern[] = [
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /\b(?:sasl )?(?:auth\w{0,12}|log-?ins?|log-?on|sign-?in)\b(?: \w{1,10})?(?: has| was| is|:)? (?:failed|failure|fail\b|unsuccessful|rejected|denied|incorrect|error)/,
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc5530',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      new RegExp(
        `\\b(?:incorrect|invalid|wrong|bad|unknown)(?: sasl| email| mailbox)? (?:auth\\w{0,12}|${SECRET_WORD})\\b`,
      ),
    ],
    source: 'https://github.com/Exim/exim',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      new RegExp(
        `\\b${SECRET_WORD}\\b.{0,40}\\b(?:incorrect|invalid|wrong|not accepted|mismatch|do(?:es)? not match|not (?:valid|correct|recogni[sz]ed|found)|rejected|unknown|(?:has |is )?expired|error|does not exist|refused)\\b`,
      ),
    ],
    source: 'https://github.com/gophish/gophish/issues/1869',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /no such (?:user|account)/,
      /unknown user/,
      /\berr\.login\.(?:passerr|usernotexist|illegalinput)/,
      /#(?:auth012|mbr1212)/,
      /p=badcredentials/,
      /^-err auth/,
    ],
    source: 'https://github.com/ProtonMail/gluon',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /(?:anmeldung|authentifizierung|authentisierung|login) (?:ist )?(?:fehlgeschlagen|gescheitert|abgelehnt)/,
      /(?:benutzername|passwort|kennwort|zugangsdaten|anmeldedaten).{0,40}(?:falsch|ungultig|ungueltig|inkorrekt|nicht korrekt|abgelehnt)/,
      /(?:falsche\w{0,2}|ungultige\w{0,2}|ungueltige\w{0,2}) (?:benutzername|passwort|kennwort|zugangsdaten|anmeldedaten|login)/,
    ],
    source: 'https://docs.cpanel.net/',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /echec (?:de |d')(?:l'|la )?(?:authentification|identification|connexion)/,
      /(?:authentification|identification|connexion) (?:a )?(?:echoue|refusee|incorrecte)/,
      /(?:identifiants?|mot de passe|nom d'utilisateur).{0,40}(?:incorrect|invalide|errone|mauvais)/,
      /mauvais (?:mot de passe|identifiant)/,
    ],
    source: 'https://docs.cpanel.net/',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /(?:error|fallo|falla) (?:de|en la|al) (?:la )?(?:autenticacion|autenticar|inicio de sesion)/,
      /autenticacion (?:fallida|incorrecta|rechazada)/,
      /(?:usuario|contrasena|credenciales).{0,40}(?:incorrect|invalid|no valid|erroneo)/,
      /autenticazione (?:non riuscita|fallita)/,
      /(?:nome utente|utente|password|credenziali).{0,30}(?:errat|non valid|non corrett)/,
      /(?:falha|erro) (?:na|de) autenticacao/,
      /(?:usuario|senha|credenciais).{0,30}(?:incorret|invalid)/,
    ],
    source: 'https://docs.cpanel.net/',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /неверн\p{L}{1,3}.{0,40}(?:парол|логин|пользовател|уч[её]тн)/u,
      /(?:неправильн|некорректн)\p{L}{1,3}.{0,30}(?:парол|логин)/u,
      /(?:логин|пароль).{0,30}(?:неверн|неправильн)/,
      /ошибка (?:аутентификации|авторизации|входа)/,
      /аутентификация не (?:удалась|выполнена|пройдена)/,
      /(?:onjuiste?|verkeerde?|ongeldige?) (?:gebruikersnaam|wachtwoord)/,
      /authenticatie mislukt/,
      /nieprawid\p{L}{1,3}owe? (?:haslo|login|dane)/u,
      /b[lł][aą]d uwierzytelni/,
      /kullanici adi.{0,20}(?:hatali|yanlis)/,
      /(?:parola|sifre).{0,20}(?:hatali|yanlis)/,
    ],
    source: 'https://yandex.com/support/mail/mail-clients/others.html',
  },
  {
    cause: 'bad-credentials',
    transient: false,
    when: { protocol: ['imap', 'smtp'] },
    says: [
      /(?:密码|口令).{0,10}(?:错误|不正确|不匹配|有误|无效)/,
      /(?:用户名|[帐账][号户]).{0,12}(?:错误|不正确|不存在|有误)/,
      /(?:登录|认证|身份验证|验证)失败/,
      /密碼.{0,6}錯誤/,
      /登入失敗/,
      /認証に失敗/,
      /(?:ユーザー名|パスワード|ログイン).{0,20}(?:正しく|間違|誤り|失敗|無効)/,
      /(?:인증|로그인).{0,4}실패/,
      /비밀번호.{0,10}(?:틀|올바르|일치)/,
    ],
    source: 'https://help.mail.qq.com/detail/108/1023',
  },
];
