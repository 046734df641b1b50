import type { Provider } from '../provider.ts';
import { netease163 } from './netease163.ts';

/** NetEase's second mail service: the software of 163 on hosts of its own. */
export const netease126: Provider = {
  ...netease163,
  id: 'netease126',
  name: 'NetEase 126 Mail',
  domains: ['126.com'],
  mxSuffixes: [],
  imap: { host: 'imap.126.com', port: 993, security: 'tls' },
  smtp: [{ host: 'smtp.126.com', port: 465, security: 'tls' }],
  secretUrl: 'https://mail.126.com/',
  securityUrl: 'https://mail.126.com/',
  sources: [
    'https://github.com/thunderbird/autoconfig/blob/c6ad796/ispdb/126.com.xml',
    'https://github.com/nodemailer/nodemailer/blob/2f667f4/lib/well-known/services.json',
    'https://github.com/Wh1isper/mcp-email-server/issues/17',
  ],
};
