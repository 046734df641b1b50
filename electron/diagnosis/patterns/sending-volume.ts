import type { Pattern } from './pattern.ts';

/** Quotas on what an account sends. They come with 5xx codes and still pass with time. */
export const SENDING_VOLUME: readonly Pattern[] = [
  {
    cause: 'send-quota-exceeded',
    transient: true,
    says: [
      /refusequota/,
      /submissionquotaexceeded/,
      /tenant has exceeded threshold/,
      /unusual sending activity/,
      /\bmi:stc\b/,
      /\brp:trc\b/,
    ],
    source: 'https://github.com/Youans/nodejs-nodemailer-outlook/issues/11',
  },
  {
    cause: 'send-quota-exceeded',
    transient: true,
    says: [
      /(?:daily|hourly|per[- ]day|per[- ]hour|24[- ]hours?).{0,50}(?:limit|quota).{0,30}(?:exceed|reach|over)/,
      /exceed\w{0,3}.{0,50}(?:daily|hourly|per day|per hour|in 24 hours).{0,30}(?:limit|quota|message|mail|allow)?/,
      /(?:sending|submission|outgoing|outbound|message|recipient) (?:quota|limit)s?.{0,30}(?:exceed|reach)/,
      /exceed\w{0,3}.{0,40}(?:sending|submission|outgoing|outbound|message|recipient)s? (?:quota|limit)/,
      /exceeded the max (?:emails|defers|messages)/,
    ],
    source: 'https://support.google.com/mail/answer/22839',
  },
  {
    cause: 'send-quota-exceeded',
    transient: true,
    says: [
      /(?:发送|发信|发件|外发).{0,12}(?:上限|超限|超过|超出)/,
      /(?:每日|每天|当日|当天).{0,12}(?:上限|超限|超过)/,
      /超过.{0,12}(?:每日|每天|当日|发信|发送)/,
      /tageslimit/,
      /limite (?:diaria|quotidienne|giornaliero|diario)/,
      /дневн\p{L}{0,3} лимит/u,
      /лимит.{0,20}(?:писем|отправ)/,
    ],
    source: 'https://yandex.com/support/mail/web/letter/create/send-many-letters.html',
  },
  {
    cause: 'send-quota-exceeded',
    transient: true,
    when: { enhancedCode: /^5\.1\.90$/ },
    source:
      'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online',
  },
];
