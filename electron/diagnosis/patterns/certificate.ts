import type { Pattern } from './pattern.ts';

const NODE = 'https://nodejs.org/api/tls.html#x509-certificate-error-codes';

/** TLS, by class: Electron's BoringSSL and Node's OpenSSL write the same fault differently. */
export const CERTIFICATE: readonly Pattern[] = [
  {
    cause: 'tls-cert-invalid',
    transient: false,
    when: { code: ['CA_FILE_UNUSABLE'] },
    source: 'https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions',
  },
  {
    cause: 'tls-cert-expired',
    transient: false,
    says: [
      /cert(?:ificate)?[ _](?:has[ _])?expired/,
      /crl_has_expired/,
      /zertifikat.{0,30}abgelaufen/,
      /expired certificate/,
    ],
    source: NODE,
  },
  {
    cause: 'tls-cert-invalid',
    transient: false,
    says: [
      /self[- _]signed/,
      /unable[ _]to[ _](?:get|verify|decrypt|decode)[ _](?:the[ _])?(?:\w{1,8}[ _]){0,2}(?:issuer|leaf|first|local|certificate|cert|crl)/,
      /cert(?:ificate)?[ _](?:is[ _])?(?:not[ _]yet[ _]valid|untrusted|rejected|revoked|unknown|signature[ _]failure|chain[ _]too[ _]long|verify[ _]failed|not[ _]trusted)/,
      /err_tls_cert/,
      /altnames?\b/,
      /hostname[ _]mismatch/,
      /does not match (?:the )?certificate/,
      /invalid[ _](?:ca|purpose)\b/,
      /path_length_exceeded/,
      /unknown[ _]ca\b/,
      /key[ _]usage[ _]bit/,
      /untrusted (?:root|certificate)/,
    ],
    source: NODE,
  },
  {
    cause: 'tls-handshake-failed',
    transient: true,
    says: [/upgrade connection in required time/, /(?:^|¦ )upgrade_timeout\b/, /(?:^|¦ )etls\b/],
    source: 'https://github.com/postalsys/imapflow',
  },
  {
    cause: 'tls-handshake-failed',
    transient: false,
    says: [
      /ssl routines/,
      /err_ssl_/,
      /err_tls_/,
      /\beproto\b/,
      /(?:ssl|tls)\w{0,6} (?:alert|handshake|error|negotiation)/,
      /handshake[ _](?:failure|failed)/,
      /unsupported[ _]protocol/,
      /no[ _]cipher/,
      /dh[ _]key[ _]too[ _]small/,
      /inappropriate[ _]fallback/,
      /no_protocols_available/,
    ],
    source: NODE,
  },
];
