import type { Provider } from '../provider.ts';
import { netease126 } from './netease126.ts';

/** NetEase's third mail service: the software of 163 and 126 on hosts of its own. */
export const neteaseYeah: Provider = {
  ...netease126,
  id: 'netease-yeah',
  name: 'NetEase yeah.net',
  domains: ['yeah.net'],
  imap: { host: 'imap.yeah.net', port: 993, security: 'tls' },
  smtp: [{ host: 'smtp.yeah.net', port: 465, security: 'tls' }],
  secretUrl: 'https://mail.yeah.net/',
  securityUrl: 'https://mail.yeah.net/',
  confidence: 'medium',
  notes: [...netease126.notes, 'POP3 has a switch of its own.'],
  sources: ['https://github.com/Wh1isper/mcp-email-server/issues/17'],
};
