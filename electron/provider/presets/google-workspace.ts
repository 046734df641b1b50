import type { Provider } from '../provider.ts';
import { gmail } from './gmail.ts';

/** Google accounts of a company or school: Gmail's servers under the administrator's rules. */
export const googleWorkspace: Provider = {
  ...gmail,
  id: 'google-workspace',
  name: 'Google Workspace',
  kind: 'business',
  domains: [],
  mxSuffixes: ['aspmx.l.google.com', 'smtp.google.com', 'google.com'],
  imapSwitch: {
    path: 'Gmail on the web > Settings > See all settings > Forwarding and POP/IMAP > Enable IMAP; where it is missing, the administrator: admin.google.com > Apps > Google Workspace > Gmail > End user access > POP and IMAP',
    url: 'https://mail.google.com/mail/u/0/#settings/fwdandpop',
    offByDefault: null,
  },
  sendCap: {
    value: 2_000,
    unit: 'messages',
    basis: 'published',
    confidence: 'medium',
    source: 'https://support.google.com/a/answer/166852',
  },
  confidence: 'medium',
  factConfidence: { sendCap: 'medium' },
  notes: [
    'The login password itself has been refused since 2024 to 2025 (“less secure apps”); an administrator may also forbid app passwords or IMAP.',
    'Beside 2,000 messages a day, 3,000 unique recipients (2,000 of them external) are quoted; trial accounts have 500.',
    'Where the administrator forbids it, the server says “IMAP access is disabled for your domain”.',
    'The server files the copy in Sent by itself.',
  ],
  sources: [
    'https://github.com/thunderbird/autoconfig/blob/c6ad796/ispdb/googlemail.com.xml',
    'https://github.com/nodemailer/nodemailer/blob/2f667f4/lib/well-known/services.json',
    'https://support.google.com/accounts/answer/185833',
    'https://support.google.com/a/answer/166852',
  ],
};
