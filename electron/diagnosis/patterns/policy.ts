import type { Pattern } from './pattern.ts';

/** Decisions of a provider or an organisation. Microsoft puts six of them behind 535 5.7.139, so only the words count. */
export const POLICY: readonly Pattern[] = [
  {
    cause: 'basic-auth-disabled',
    transient: false,
    says: [
      /basic auth(?:entication|n)?.{0,30}(?:disabled|not supported|no longer|blocked|not (?:allowed|permitted|enabled)|turned off)/,
      /legacy auth(?:entication)?.{0,40}(?:disabled|blocked|not (?:allowed|supported))/,
    ],
    source: 'https://github.com/nodemailer/nodemailer/issues/1714',
  },
  {
    cause: 'basic-auth-disabled',
    transient: false,
    says: [
      /password(?:-based)? (?:authentication|sign-?ins?|logins?|access) (?:is|are|has been|have been) (?:disabled|not (?:allowed|supported|permitted)|no longer|turned off)/,
      /(?:oauth ?2?(?:\.0)?|xoauth2|modern auth(?:entication)?) (?:is |authentication (?:is )?)?(?:required|must be used)/,
      /(?:use|requires?|only) (?:oauth ?2?(?:\.0)?|xoauth2|modern auth(?:entication)?)\b/,
    ],
    source:
      'https://techcommunity.microsoft.com/t5/outlook-blog/keeping-our-outlook-personal-email-users-safe-reinforcing-our/ba-p/4164184',
  },
  {
    cause: 'basic-auth-disabled',
    transient: false,
    when: { enhancedCode: /^5\.7\.30$/ },
    source: 'https://mc.merill.net/message/MC786329',
  },
  {
    cause: 'org-policy-block',
    transient: false,
    says: [
      /security defaults policy/,
      /conditional access/,
      /did not meet the criteria to be authenticated/,
      /blocked by (?:your |the )?(?:admin|organi[sz]ation|policy|an authentication policy)/,
      /(?:admin|administrator|organi[sz]ation)(?:'s)? (?:has )?(?:blocked|disabled|restricted|disallow)/,
      /(?:not allowed|denied|blocked|forbidden) (?:by|due to) (?:your |the |an? )?(?:\w{1,20} )?(?:policy|administrator)/,
      /(?:country|location|region) (?:is )?(?:not allowed|blocked|denied)/,
    ],
    source: 'https://docs.bookyourpto.com/features/smtp-troubleshoot',
  },
  {
    cause: 'license-missing',
    transient: false,
    says: [
      /mailboxnotenabledforrestapi/,
      /licen[cs]e.{0,40}(?:expired|missing|not (?:found|assigned|valid)|required)/,
      /(?:no|without|missing) (?:a )?(?:valid |exchange )?licen[cs]e/,
      /does not have (?:a|an) .{0,30}licen[cs]e/,
    ],
    source: 'https://learn.microsoft.com/graph/errors',
  },
];
