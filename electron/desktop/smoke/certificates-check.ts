import { getCACertificates } from 'node:tls';
import { insist, type SmokeCheck } from './smoke-check.ts';

/** The roots that this computer trusts: a company's own mail server is signed by one of those. */
export const certificatesCheck: SmokeCheck = {
  name: 'certificates',
  run: () => {
    const count = getCACertificates('system').length;
    insist(count > 0, 'the system names no root certificate');
    return `${count} system roots`;
  },
};
