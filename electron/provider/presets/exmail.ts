import type { Provider } from '../provider.ts';
import { qq } from './qq.ts';

/** Tencent's mail for companies: other hosts than QQ Mail, and its own kinds of secret. */
export const exmail: Provider = {
  ...qq,
  id: 'exmail',
  name: 'Tencent Exmail (腾讯企业邮箱)',
  kind: 'business',
  domains: ['exmail.qq.com'],
  mxSuffixes: ['mxbiz1.qq.com', 'mxbiz2.qq.com'],
  imap: { host: 'imap.exmail.qq.com', port: 993, security: 'tls' },
  smtp: [
    { host: 'smtp.exmail.qq.com', port: 465, security: 'tls' },
    { host: 'smtp.exmail.qq.com', port: 587, security: 'starttls' },
  ],
  secrets: ['login-password', 'authorization-code'],
  secretName: 'password, or authorization code (授权码) where secure sign-in is on',
  secretFormat: null,
  secretUrl: 'https://exmail.qq.com/',
  secretPath: 'Settings > Account > Security > secure sign-in > generate an authorization code (授权码)',
  secretNeedsTwoStep: null,
  secretDiesWhen: null,
  securityUrl: 'https://exmail.qq.com/',
  imapSwitch: null,
  sendCap: null,
  sentFolder: { names: ['Sent Messages'], savesCopy: null },
  pushesIdle: null,
  confidence: 'medium',
  factConfidence: { imap: 'high', smtp: 'high', secrets: 'medium', secretPath: 'low', sentFolder: 'low' },
  notes: [
    'The mailbox’s own password works until secure sign-in is turned on; from then on only an authorization code does.',
    'The administrator may forbid IMAP and SMTP.',
  ],
  sources: [
    'https://github.com/nodemailer/nodemailer/blob/2f667f4/lib/well-known/services.json',
    'https://github.com/postalsys/emailengine/blob/HEAD/lib/autodetect-imap-settings.js',
    'https://www.67wa.com/127803.html',
  ],
};
