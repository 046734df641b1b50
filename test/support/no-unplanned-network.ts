import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { afterEach } from 'vitest';
import { isLoopbackHost, neverExists } from './loopback-host.ts';

/**
 * Set-up file of every test project: a connection or a name look-up that would leave this machine fails at once, and
 * fails the test too, even where the code under test took the error for an answer.
 */
const unplanned: string[] = [];

/** Takes the attempts noted so far, so that the guard's own test is not failed by them. */
export function takeUnplannedNetwork(): readonly string[] {
  return unplanned.splice(0);
}

afterEach(() => {
  const attempts = takeUnplannedNetwork();
  if (attempts.length > 0) throw new Error(`Unplanned network use in this test: ${attempts.join(', ')}`);
});

function refuse(attempt: string): NodeJS.ErrnoException {
  unplanned.push(attempt);
  return Object.assign(new Error(`Tests may not leave this machine: ${attempt}`), { code: 'EUNPLANNED' });
}

/** `connect(options)`, `connect(port, host)`, `connect(path)`, or the array that Node's own callers pass. */
function hostOf(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  return typeof second === 'string' ? second : 'localhost';
}

const connect = Reflect.get(Socket.prototype, 'connect');
Reflect.set(Socket.prototype, 'connect', function guardedConnect(this: Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (isLoopbackHost(host) || neverExists(host)) return Reflect.apply(connect, this, args);
  // As a real refusal would: through the socket's error event, never thrown at the caller.
  return this.destroy(refuse(`connect to ${host}`));
});

const nowhere = (host: string) =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    code: 'ENOTFOUND',
    errno: -3008,
    syscall: 'getaddrinfo',
    hostname: host,
  });

const { lookup } = dns;
const lookupNow = dns.promises.lookup;
const lookupProblem = (host: string) => (neverExists(host) ? nowhere(host) : refuse(`look up ${host}`));

Reflect.set(dns, 'lookup', (host: string, ...rest: unknown[]) => {
  if (isLoopbackHost(host)) return Reflect.apply(lookup, dns, [host, ...rest]);
  const callback = rest.at(-1);
  if (typeof callback === 'function') queueMicrotask(() => callback(lookupProblem(host)));
});
Reflect.set(dns.promises, 'lookup', async (host: string, ...rest: unknown[]) => {
  if (isLoopbackHost(host)) return Reflect.apply(lookupNow, dns.promises, [host, ...rest]);
  throw lookupProblem(host);
});

/** `resolveMx` and its kin ask a DNS server themselves: allowed where every server asked is on this machine. */
function guardQueries(owner: object, describeServers: (resolver: unknown) => readonly string[]): void {
  for (const name of Object.getOwnPropertyNames(owner).filter((key) => /^(resolve|reverse)/.test(key))) {
    const query = Reflect.get(owner, name);
    Reflect.set(owner, name, function guardedQuery(this: unknown, ...args: unknown[]) {
      const elsewhere = describeServers(this).filter(
        (server) => !isLoopbackHost(server.replace(/:\d+$/, '')),
      );
      if (elsewhere.length === 0) return Reflect.apply(query, this, args);
      const problem = refuse(`${name} ${args[0]}`);
      const callback = args.at(-1);
      if (typeof callback !== 'function') return Promise.reject(problem);
      queueMicrotask(() => callback(problem));
    });
  }
}
const ownServers = (resolver: unknown) =>
  resolver instanceof dns.Resolver || resolver instanceof dns.promises.Resolver ? resolver.getServers() : [];
guardQueries(dns, () => dns.getServers());
guardQueries(dns.promises, () => dns.promises.getServers());
for (const Resolver of [dns.Resolver, dns.promises.Resolver]) guardQueries(Resolver.prototype, ownServers);
syncBuiltinESMExports();
