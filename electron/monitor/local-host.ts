import { BlockList, isIP } from 'node:net';

/** Addresses that are reached without the internet: RFC 1918, RFC 4193, RFC 3927, RFC 6598 and loopback. */
const LOCAL_ADDRESSES = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  LOCAL_ADDRESSES.addSubnet(network, prefix, 'ipv4');
}
LOCAL_ADDRESSES.addAddress('::1', 'ipv6');
LOCAL_ADDRESSES.addSubnet('fc00::', 7, 'ipv6');
LOCAL_ADDRESSES.addSubnet('fe80::', 10, 'ipv6');

/** Names that only a local network knows: RFC 6761, RFC 6762, RFC 8375, and what home routers use. */
const LOCAL_NAMES = /(?:^|\.)(?:localhost|local|lan|home|internal|home\.arpa|localdomain)\.?$/i;

/** Whether a host stands on this computer or its own network, so that reaching it says nothing about the internet. */
export function isLocalHost(host: string): boolean {
  const version = isIP(host);
  if (version !== 0) {
    return LOCAL_ADDRESSES.check(host, version === 4 ? 'ipv4' : 'ipv6');
  }
  return !host.includes('.') || LOCAL_NAMES.test(host);
}
