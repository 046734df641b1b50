import type { Pattern } from './pattern.ts';

/** Refusals of one message or of the room for it; the probes never send, so these come from send tests and pasted replies. */
export const MESSAGE: readonly Pattern[] = [
  {
    cause: 'sender-not-allowed',
    transient: false,
    says: [
      /sendasdenied/,
      /(?:not (?:allowed|permitted|authori[sz]ed)|permissions?) to send (?:as|from|on behalf|mail from)/,
      /from address is not one of your/,
      /sender (?:address )?rejected/,
      /mail from (?:address )?must (?:be same as|equal|match)/,
      /from (?:address )?must (?:be|equal|match)/,
      /relay(?:ing)?(?: access)?(?: is)? (?:denied|disallowed|not (?:permitted|allowed)|prohibited)/,
      /(?:unable|not permitted|not allowed|cannot|do not) (?:to )?relay/,
      /sender (?:address )?(?:is )?not (?:allowed|owned|authori[sz]ed|match)/,
      /not owned by user/,
      /sender mismatch/,
      /\bdt:sum\b/,
      /发件人.{0,12}(?:不一致|不匹配|必须)/,
    ],
    source: 'https://github.com/MicrosoftDocs/OfficeDocs-Support/issues/1187',
  },
  {
    cause: 'message-too-large',
    transient: false,
    says: [
      /(?:message|mail|attachment|content|maximum|maximal)\b.{0,30}\bsize\b.{0,60}(?:exceed|limit|maximum|too (?:big|large))/,
      /size (?:limit )?exceed/,
      /(?:message|mail|attachment) (?:is )?too (?:big|large)/,
      /exceeds? .{0,40}(?:message|maximum) size/,
      /\[toobig\]/,
      /邮件.{0,8}(?:过大|太大)/,
    ],
    source: 'https://github.com/vdukhovni/postfix',
  },
  {
    cause: 'mailbox-full',
    transient: false,
    says: [
      /\[overquota\]/,
      /over ?quota/,
      /quota (?:has been |is |limit )?(?:exceeded|full|reached)/,
      /exceed\w{0,3} (?:\w{1,12} )?(?:storage|mailbox|disk) ?(?:quota|limit|allocation)/,
      /(?:mailbox|inbox|storage) (?:is |for user is )?full/,
      /(?:out of|insufficient|not enough) (?:disk |mailbox )?(?:space|storage)/,
      /postfach.{0,20}voll/,
      /boite.{0,30}pleine/,
      /buzon.{0,20}lleno/,
      /casella.{0,20}piena/,
      /переполнен/,
      /邮箱.{0,6}满/,
      /容量.{0,4}(?:已满|不足)/,
    ],
    source: 'https://github.com/dovecot/core',
  },
  {
    cause: 'mailbox-full',
    transient: false,
    when: { imapCode: ['OVERQUOTA'] },
    source: 'https://www.rfc-editor.org/rfc/rfc5530',
  },
  {
    cause: 'content-rejected',
    transient: false,
    says: [
      /\bdmarc\b/,
      /\bspf\b/,
      /\bdkim\b/,
      /required authentication level/,
      /unauthenticated.{0,60}(?:risk|email|mail)/,
      /\bspam\b/,
      /outboundspam/,
      /\bvirus\b/,
      /malware/,
      /phishing/,
      /unsolicited/,
      /message (?:content )?(?:rejected|blocked|refused)/,
      /(?:content|policy) (?:rejection|reject|violation)/,
      /\bdt:spm\b/,
      /垃圾邮件/,
    ],
    source: 'https://github.com/sisimai/go-sisimai/issues/150',
  },
];

/** A folder or a message that the server cannot give. */
export const FOLDER: readonly Pattern[] = [
  {
    cause: 'mailbox-unavailable',
    transient: true,
    says: [
      /mails not exist/,
      /(?:mailbox|folder) (?:is )?(?:in use|busy|being (?:moved|used))/,
      /mailbox (?:temporarily )?(?:unavailable|not available)/,
      /not addressable/,
    ],
    source: 'https://github.com/M66B/FairEmail',
  },
  {
    cause: 'mailbox-unavailable',
    transient: false,
    when: { protocol: ['imap'] },
    says: [
      /(?:mailbox|folder).{0,80}(?:doesn't exist|does not exist|not found|not exist)/,
      /(?:no such|unknown|nonexistent) (?:mailbox|folder)/,
    ],
    source: 'https://github.com/dovecot/core',
  },
  {
    cause: 'mailbox-unavailable',
    transient: false,
    when: { imapCode: ['NONEXISTENT', 'TRYCREATE', 'EXPUNGEISSUED'] },
    source: 'https://www.rfc-editor.org/rfc/rfc5530',
  },
];
