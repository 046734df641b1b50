import type { Pattern } from './pattern.ts';

const NODE = 'https://nodejs.org/api/errors.html#common-system-errors';

/** What happened below the mail protocols. Last of the sentences: a server's own words explain a cut connection better. */
export const NETWORK: readonly Pattern[] = [
  {
    cause: 'host-not-found',
    transient: false,
    says: [
      /\benotfound\b/,
      /\bedns\b/,
      /\benodata\b/,
      /name or service not known/,
      /nodename nor servname/,
      /no such host/,
      /\bnxdomain\b/,
      /(?:could|can) ?not resolve/,
      /unknown host/,
      /host ?(?:name)? (?:was )?not found/,
      /getaddrinfo failed/,
    ],
    source: NODE,
  },
  {
    cause: 'network-offline',
    transient: true,
    says: [
      /\b(?:enetunreach|ehostunreach|enetdown|ehostdown|enonet)\b/,
      /network (?:is )?(?:unreachable|down)/,
      /no route to host/,
      /err_internet_disconnected/,
    ],
    source: NODE,
  },
  {
    cause: 'connection-refused',
    transient: true,
    says: [/\beconnrefused\b/, /connection refused/, /actively refused/],
    source: NODE,
  },
  {
    cause: 'tls-handshake-failed',
    transient: true,
    when: { stage: ['tls'], code: ['DEADLINE', 'ETIMEDOUT', 'ECONNRESET', 'EPIPE'] },
    source: NODE,
  },
  {
    // The packets were dropped without a word: what a firewall or an internet provider does to a port.
    cause: 'port-blocked',
    transient: true,
    when: { stage: ['connect'], code: ['DEADLINE', 'ETIMEDOUT', 'EACCES', 'EPERM'] },
    source: NODE,
  },
  {
    cause: 'port-blocked',
    transient: true,
    says: [/\bconnect (?:etimedout|eacces|eperm)\b/],
    source: NODE,
  },
  {
    cause: 'timeout',
    transient: true,
    when: {
      code: ['DEADLINE', 'ETIMEDOUT', 'ETIMEOUT', 'ESOCKETTIMEDOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT'],
    },
    source: NODE,
  },
  {
    cause: 'connection-lost',
    transient: true,
    says: [
      /\b(?:econnreset|epipe|econnaborted|econnection|esocket|closedafterconnect\w{0,6}|noconnection|econnectionclosed)\b/,
      /unexpected(?:ly)? close/,
      /closed unexpectedly/,
      /socket hang up/,
      /(?:connection|socket|session)(?: is| was| has been)? (?:closed|lost|reset|dropped|aborted|terminated|not available|ended)/,
      /inactivity/,
      /auto-?logout/,
      /idle (?:for )?too long/,
      /disconnected\b/,
      /idle timeout/,
    ],
    source: NODE,
  },
  {
    cause: 'timeout',
    transient: true,
    says: [
      /in required time/,
      /time(?:d)?[ -]?out\b/,
      /\betimedout\b/,
      /\besockettimedout\b/,
      /\b(?:connect|greeting|socket)_timeout\b/,
      /(?:^|¦ )deadline\b/,
      /zeituberschreitung/,
      /превышено время/,
      /超时/,
    ],
    source: 'https://github.com/postalsys/imapflow',
  },
];
