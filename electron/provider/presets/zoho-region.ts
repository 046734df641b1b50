import type { MailServers, Provider } from '../provider.ts';

interface ZohoRegion {
  readonly id: string;
  /** As in “Zoho Mail (Europe)”; `null` for the main one. */
  readonly region: string | null;
  /** The region's base domain, e.g. `zoho.eu`: its hosts and MX records stand below it. */
  readonly base: string;
  readonly domains: readonly string[];
  /** Whether paid mailboxes with a domain of their own are known to have hosts of their own (imappro, smtppro). */
  readonly hasProHosts: boolean;
  /** Entry of the Thunderbird database that names the region's hosts. */
  readonly source: string;
}

/**
 * Zoho Mail in one of its data centres. Each has hosts of its own, and the wrong one answers as if the password were
 * wrong; the address's domain, or the MX records of the customer's domain, tell which one it is.
 */
export function zohoRegion({ id, region, base, domains, hasProHosts, source }: ZohoRegion): Provider {
  const { imap, smtp } = serversAt(base, '');
  return {
    id,
    name: region === null ? 'Zoho Mail' : `Zoho Mail (${region})`,
    kind: 'personal',
    domains,
    mxSuffixes: [base],
    imap,
    smtp,
    ...(hasProHosts && { ownDomainServers: serversAt(base, 'pro') }),
    usernameNote: null,
    secrets: ['app-password', 'login-password'],
    passwordRefusedOn: [],
    secretName: 'app password',
    secretFormat: { length: 12, charset: 'alphanumeric', separators: 'none', confidence: 'low' },
    secretUrl: `https://accounts.${base}/home#security/app_password`,
    secretNeedsTwoStep: true,
    secretDiesWhen: null,
    securityUrl: `https://accounts.${base}/home#security`,
    imapSwitch: {
      path: 'Settings > Mail Accounts > the account > IMAP > tick IMAP Access; in an organisation, the administrator: Admin Console > the user > Email configuration',
      url: `https://mail.${base}/zm/#settings/all/mailaccounts`,
      offByDefault: true,
    },
    oauth: null,
    sendCap: null,
    messagesPerMinute: null,
    recipientsPerMessage: null,
    messageSizeMb: null,
    connections: { imap: null, smtp: null },
    sentFolder: { names: ['Sent'], savesCopy: null },
    needsImapId: false,
    pushesIdle: null,
    confidence: 'medium',
    factConfidence: { secretFormat: 'low', secretUrl: 'low', secretNeedsTwoStep: 'low' },
    notes: [
      'The login password works only without two-step verification.',
      'Free plans of recent years have no IMAP at all (unverified).',
      'The host of another data centre answers as if the password were wrong.',
      'Zoho also offers sign-in with OAuth2, for apps registered in its API console.',
      '“550 5.4.6 Unusual sending activity” was reported after 30 to 75 recipients.',
      'The SMTP server was seen to accept messages of up to 53,477,376 bytes (2018).',
    ],
    sources: [
      `https://github.com/thunderbird/autoconfig/blob/c6ad796/ispdb/${source}.xml`,
      'https://github.com/nodemailer/nodemailer/blob/2f667f4/lib/well-known/services.json',
      'https://github.com/chatmail/provider-db/blob/HEAD/_providers/zoho.md',
      'https://www.zoho.com/mail/help/imap-access.html',
      'https://github.com/PHPAuth/PHPAuth/issues/282',
      'https://github.com/M66B/FairEmail',
    ],
  };
}

function serversAt(base: string, plan: '' | 'pro'): MailServers {
  return {
    imap: { host: `imap${plan}.${base}`, port: 993, security: 'tls' },
    smtp: [
      { host: `smtp${plan}.${base}`, port: 465, security: 'tls' },
      { host: `smtp${plan}.${base}`, port: 587, security: 'starttls' },
    ],
  };
}
