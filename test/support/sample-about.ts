import type { About } from '../../electron/api/contract.ts';

/** What runs here, with a handful of packages. */
export function sampleAbout(changes: Partial<About> = {}): About {
  return {
    version: '0.1.0',
    runtime: [
      { name: 'Electron', version: '45.4.1' },
      { name: 'Node.js', version: '24.21.0' },
      { name: 'SQLite', version: '3.50.4' },
    ],
    dataFolder: '/home/you/.local/share/mailvitals',
    packages: [
      { name: 'imapflow', version: '2.1.2', licence: 'MIT' },
      { name: 'nodemailer', version: '10.6.0', licence: 'MIT-0' },
      { name: 'prom-client', version: '15.1.3', licence: 'Apache-2.0' },
    ],
    ...changes,
  };
}
