import type { Provider } from '../provider.ts';
import { netease163 } from './netease163.ts';

/**
 * NetEase's mail for companies, recognised by its own MX hosts only: the other hosts below mxmail.netease.com belong to
 * personal services whose servers differ.
 */
export const neteaseEnterprise: Provider = {
  ...netease163,
  id: 'netease-enterprise',
  name: 'NetEase Enterprise Mail (网易企业邮箱)',
  kind: 'business',
  domains: [],
  mxSuffixes: ['qiye163mx01.mxmail.netease.com', 'qiye163mx02.mxmail.netease.com', 'qiye.163.com'],
  imap: { host: 'imap.qiye.163.com', port: 993, security: 'tls' },
  smtp: [{ host: 'smtp.qiye.163.com', port: 465, security: 'tls' }],
  secretName: 'client authorization password (客户端授权密码)',
  secretUrl: 'https://qiye.163.com/login/',
  secretPath: 'Mailbox settings > Client settings > turn on and generate a client authorization password',
  secretNeedsTwoStep: null,
  secretDiesWhen: null,
  securityUrl: null,
  imapSwitch: null,
  sentFolder: { names: ['已发送'], savesCopy: null },
  pushesIdle: null,
  confidence: 'medium',
  factConfidence: { secretFormat: 'low', secretUrl: 'low', sentFolder: 'low', needsImapId: 'low' },
  notes: [
    'A telephone number must be bound to the account before a client authorization password can be made.',
    '“ERR.LOGIN.IPDENY” means that the administrator lets certain networks in only.',
    'The hosts hwhzimap.qiye.163.com and hwhzsmtp.qiye.163.com serve the same mailboxes.',
  ],
  sources: [
    'https://www.topmailsender.com/en/youxiang/204-wangyi-qiyeyouxiang-netease-enterprise-mailbox',
    'https://github.com/postalsys/emailengine/blob/HEAD/lib/autodetect-imap-settings.js',
  ],
};
