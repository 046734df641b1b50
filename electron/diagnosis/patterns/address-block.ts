import type { Pattern } from './pattern.ts';

/** Refusals of the network address we come from. Their “service unavailable” is not a busy server. */
export const ADDRESS_BLOCK: readonly Pattern[] = [
  {
    // NetEase bars an address for a while after failed sign-ins.
    cause: 'rate-limited-logins',
    transient: true,
    says: [/ip is rejected.{0,20}auth error limit/, /too much fail(?:ed)? auth/],
    source: 'https://mail.163.com/help/help_spam_16.htm',
  },
  {
    cause: 'ip-blocked',
    transient: false,
    says: [
      /client host.{0,120}(?:blocked|rejected|denied|listed)/,
      /traffic not accepted from this ip/,
      /banned sending ip/,
      /\b(?:your |the |this )?ip(?: address)?(?: \[?[\da-f.:]{3,45}\]?)? (?:is |has been |was |not )?(?:currently |temporarily )?(?:blocked|blacklisted|black-listed|blocklisted|banned|denied|listed|rejected|in (?:a |the )?(?:black|block) ?list|in whitelist)/,
      /(?:blocked|listed|rejected|found) (?:by|in|at|using|on) .{0,40}(?:spamhaus|spamcop|barracuda|sorbs|dnsbl|\brbl\b|block ?list|black ?list)/,
      /\bspamhaus\b/,
    ],
    source: 'https://github.com/M66B/FairEmail/blob/master/FAQ.md',
  },
  {
    cause: 'ip-blocked',
    transient: false,
    says: [
      /err\.(?:im\.)?login\.ipdeny/,
      /\bhl:ipb\b/,
      /\bdt:rbl\b/,
      /\bwm:bli\b/,
      /ip.{0,10}(?:黑名单|被(?:封|拒|禁))/,
    ],
    source: 'https://mail.163.com/help/help_spam_16.htm',
  },
];
