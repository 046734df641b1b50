import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type Figure, middleOf } from './figure.ts';
import type { Ground } from './ground.ts';

const MAILBOXES = 200;
const ROUNDS = 3;

/** curl keeps four times as many connections open after their use, and Postfix admits 100 at a time. */
const AT_ONCE = 16;

/** The same sign-ins by one curl process, written in C: about what encryption and protocols cost by themselves. */
export async function measureCurl(ground: Ground): Promise<readonly Figure[]> {
  const config = configuration(ground);
  const cpuMs: number[] = [];
  const perSecond: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    cpuMs.push((await runCurl(config)) / MAILBOXES);
    perSecond.push((MAILBOXES / (performance.now() - startedAt)) * 1000);
  }
  return [
    middleOf({ id: 'curl-cpu', what: 'curl (C, one process), the same sign-ins', unit: 'ms', runs: cpuMs }),
    middleOf({ id: 'curl-rate', what: 'curl', unit: 'a second', runs: perSecond }),
  ];
}

/** Runs curl with the configuration on its standard input and returns its CPU time in milliseconds. */
async function runCurl(config: string): Promise<number> {
  // The shell can tell what a program that it ran has used; Node cannot.
  const shell = spawn('sh', ['-c', 'curl --config - || exit; times'], { stdio: ['pipe', 'pipe', 'inherit'] });
  shell.stdin.on('error', () => undefined).end(config);
  const [output, [code]] = await Promise.all([text(shell.stdout), once(shell, 'exit')]);
  if (code === 127) throw new Error('Tools are missing: apt-get install --yes curl');
  if (code !== 0) throw new Error(`curl ended with ${code}`);
  return cpuOfChildren(output);
}

/** User and system time in the last line of `times` (POSIX), e.g. `0m1.230s 0m0.110s`, in milliseconds. */
function cpuOfChildren(times: string): number {
  const lastLine = times.trim().split('\n').at(-1) ?? '';
  return [...lastLine.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
}

/** EXAMINE INBOX over IMAP and, as curl wants a command, NOOP over SMTP; LOGOUT and QUIT as it closes a connection. */
function configuration({ server, mailboxes }: Ground): string {
  const users = server.users();
  const imap = [`url = "${server.urls.imap.tls}/"`, 'request = "EXAMINE INBOX"'];
  const smtpUrl = server.urls.smtp.starttls.replace('smtp+starttls', 'smtp');
  const smtp = [`url = "${smtpUrl}/"`, 'request = "NOOP"', 'ssl-reqd'];
  const transfers = mailboxes.slice(0, MAILBOXES).flatMap(({ address }) => {
    const signIn = [`user = "${address}:${users[address]}"`, `cacert = "${server.caFile}"`];
    const quiet = ['output = "/dev/null"', 'no-progress-meter', 'fail-early'];
    return [imap, smtp].map((lines) => [...lines, ...signIn, ...quiet].join('\n'));
  });
  return `parallel\nparallel-immediate\nparallel-max = ${AT_ONCE}\n${transfers.join('\nnext\n')}\n`;
}
