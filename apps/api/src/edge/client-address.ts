import { BlockList, isIP } from 'node:net';

/** Which addresses may say for whom they speak. */
export interface TrustedProxies {
  trusts(address: string): boolean;
}

/** Reads addresses and CIDR ranges such as `10.0.0.0/8`; what is neither trusts nobody (the configuration refuses it at start). */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    if (family === 0) continue;
    const type = family === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, type);
    else list.addSubnet(address, Number(bits), type);
  }
  return { trusts: (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6') };
}

/**
 * The address that a request came from: the connection's own, unless a trusted proxy speaks for somebody.
 * Then the last address of `X-Forwarded-For` that is no trusted proxy: those before it are the caller's own words.
 */
export function clientAddress(connection: string, forwardedFor: string | undefined, proxies: TrustedProxies): string {
  let address = plainAddress(connection);
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => plainAddress(hop.trim()))
    .filter((hop) => hop !== '');
  while (proxies.trusts(address) && hops.length > 0) {
    const hop = hops.pop() ?? '';
    if (isIP(hop) === 0) break;
    address = hop;
  }
  return address;
}

/** Whether the address is this machine itself. */
export function isLoopback(address: string): boolean {
  const plain = plainAddress(address);
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

// A socket that listens on IPv6 names IPv4 callers ::ffff:127.0.0.1.
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}
