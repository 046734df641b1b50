import type { Provider } from '../provider.ts';
import { gmx } from './gmx.ts';

/** GMX outside the German-speaking countries. */
export const gmxCom: Provider = {
  ...gmx,
  id: 'gmx-com',
  name: 'GMX International (gmx.com)',
  domains: [
    'gmx.com',
    'gmx.us',
    'gmx.co.uk',
    'gmx.es',
    'gmx.fr',
    'gmx.ca',
    'gmx.it',
    'gmx.se',
    'gmx.pt',
    'gmx.ie',
    'gmx.ph',
    'gmx.hk',
    'gmx.sg',
    'gmx.tw',
    'gmx.ru',
    'gmx.li',
    'gmx.tm',
    'gmx.cn',
    'gmx.co.in',
    'gmx.com.br',
    'gmx.com.my',
    'gmx.com.tr',
  ],
  imap: { host: 'imap.gmx.com', port: 993, security: 'tls' },
  smtp: [
    { host: 'mail.gmx.com', port: 465, security: 'tls' },
    { host: 'mail.gmx.com', port: 587, security: 'starttls' },
  ],
  imapSwitch: {
    path: 'GMX on the web > E-mail > Settings > POP3 & IMAP > allow access',
    url: 'https://support.gmx.com/pop-imap/toggle.html',
    offByDefault: true,
  },
  sentFolder: { names: [], savesCopy: null },
  notes: [
    'With two-step verification an app password is needed.',
    'Addresses under gmx.net and gmx.de have other servers.',
  ],
  sources: [
    'https://github.com/thunderbird/autoconfig/blob/c6ad796/ispdb/gmx.com.xml',
    'https://github.com/nodemailer/nodemailer/blob/2f667f4/lib/well-known/services.json',
    'https://github.com/M66B/FairEmail',
    'https://support.gmx.com/pop-imap/toggle.html',
    'https://support.gmx.com/security/2fa/application-specific-passwords.html',
  ],
};
