import type { Pattern } from './pattern.ts';

/** The account itself is barred, or wants to see its owner in a browser. */
export const ACCOUNT: readonly Pattern[] = [
  {
    cause: 'needs-web-login',
    transient: false,
    says: [
      /web ?-?log-?in (?:is )?required/,
      /(?:log|sign) ?-?in .{0,40}web ?(?:browser|site|mail|interface)/,
      /\bcaptcha\b/,
      /verify (?:your|the) (?:account|identity)/,
      /(?:account|identity) verification/,
      /confirm (?:your|the) identity/,
      /(?:suspicious|unusual) (?:log-?in|sign-?in)/,
      /#mbr1240/,
      /mail\/(?:accounts\/)?answer\/78754/,
      /weblogin/,
      /webloginrequired/,
    ],
    source: 'https://github.com/layeh/google-apps-radius/issues/3',
  },
  {
    cause: 'needs-web-login',
    transient: false,
    says: [
      /(?:im|uber den|ueber den) (?:web)?browser/,
      /navegador web/,
      /navigateur web/,
      /через (?:веб-)?браузер/,
      /подтверд\p{L}{1,5} (?:аккаунт|личность)/u,
      /浏览器.{0,6}登录/,
      /网页.{0,6}登录/,
      /verifycode\.req/,
    ],
    source: 'https://github.com/layeh/google-apps-radius/issues/3',
  },
  {
    cause: 'account-locked',
    transient: false,
    says: [
      /bad outbound sender/,
      /verdict is suspend/,
      /\bmi:spb\b/,
      /userreject/,
      /spam abuse detected/,
      /as\(42004\)/,
    ],
    source:
      'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online',
  },
  {
    cause: 'account-locked',
    transient: true,
    says: [
      /(?:account|mailbox|user|login|access).{0,40}temporarily (?:locked|blocked|suspended|banned)/,
      /temporarily (?:locked|blocked|suspended|banned).{0,30}account/,
    ],
    source: 'https://www.zoho.com/mail/help/account-blocked.html',
  },
  {
    cause: 'account-locked',
    transient: false,
    says: [
      /\b(?:account|mailbox|user|login|sender)\b.{0,40}\b(?:locked|blocked|suspended|frozen|banned|restricted)\b/,
      /\b(?:locked|blocked|suspended|frozen|banned)\b.{0,20}\b(?:account|mailbox|user)\b/,
    ],
    source: 'https://github.com/mscdex/node-imap/issues/799',
  },
  {
    cause: 'account-locked',
    transient: false,
    says: [
      /(?:konto|postfach|account|benutzer).{0,40}gesperrt/,
      /compte.{0,40}(?:bloque|verrouille|suspendu)/,
      /cuenta.{0,40}(?:bloquead|suspendid)/,
      /account.{0,20}bloccato/,
      /conta.{0,30}bloquead/,
      /(?:аккаунт|ящик|уч[её]тн|пользовател)\p{L}{0,4}.{0,40}заблок/u,
      /[帐账][号户].{0,10}(?:锁定|冻结|被封|封禁)/,
      /アカウント.{0,10}ロック/,
    ],
    source: 'https://help.mail.ru/mail/account/block',
  },
  {
    cause: 'account-disabled',
    transient: false,
    says: [
      /\b(?:account|user|mailbox)\b.{0,30}\b(?:disabled|deactivated|inactive|not active|closed|deleted|terminated|is expired|has expired)\b/,
      /\b(?:disabled|deactivated|inactive|closed|deleted)\b.{0,10}\b(?:account|mailbox|user)\b/,
      /err\.login\.(?:domainnotexist|domainexped|domaindeny|domainsuspend)/,
      /domain.{0,30}(?:not exist|not found|not hosted|is disabled|is suspended|has expired)/,
    ],
    source: 'https://github.com/dovecot/core',
  },
  {
    cause: 'account-disabled',
    transient: false,
    says: [
      /(?:konto|postfach|benutzer).{0,30}(?:deaktiviert|inaktiv|geloscht)/,
      /compte.{0,30}(?:desactive|inactif|supprime)/,
      /cuenta.{0,30}(?:desactivada|inactiva|eliminada)/,
      /(?:аккаунт|ящик|пользовател)\p{L}{0,4}.{0,30}(?:отключ|удал[её]н|неактив)/u,
      /(?:[帐账][号户]|邮箱|域名).{0,8}(?:已停用|已注销|已过期|未激活)/,
    ],
    source: 'https://help.mail.ru/mail/account/block',
  },
];
