import type { LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { SaldoError } from '@saldo/kernel';

// What IANA sets aside (RFC 6890 and its registries): this host, private, shared, link-local with the clouds' metadata, tests, multicast.
const RESERVED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
// Within 2000::/3; everything else of IPv6 is not public, also addresses that carry an IPv4 one (mapped, NAT64).
const RESERVED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const reserved = blockList([...RESERVED_V4, ...RESERVED_V6]);
const global = blockList(['2000::/3']);

/** Whether an IP address lies on the public internet. */
export function isPublicAddress(address: string): boolean {
  const [bare = ''] = address.split('%');
  const family = isIP(bare);
  if (family === 4) return !reserved.check(bare, 'ipv4');
  return family === 6 && global.check(bare, 'ipv6') && !reserved.check(bare, 'ipv6');
}

/** Refuses a URL whose host is written as an address that is not public: those are never looked up. Throws `http.forbidden-address`. */
export function refusePrivateLiteral(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isPublicAddress(host)) throw forbidden(url.hostname);
}

export type Resolve = (
  host: string,
  options: { all: true; family?: number | 'IPv4' | 'IPv6'; hints?: number },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Looks names up for a connection and refuses a name that has any address that is not public. The connection goes to the very
 * addresses that were checked, so a name that answers differently the next time (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    const { family, hints } = options;
    resolve(
      host,
      { all: true, ...(family === undefined ? {} : { family }), ...(hints === undefined ? {} : { hints }) },
      (error, addresses) => {
        const [first] = addresses ?? [];
        if (error) done(error, []);
        else if (!first || !addresses.every(({ address }) => isPublicAddress(address))) done(forbidden(host), []);
        else if (options.all) done(null, addresses);
        else done(null, first.address, first.family);
      },
    );
  };
}

function forbidden(host: string): SaldoError {
  return new SaldoError('http.forbidden-address', 'invalid', { host });
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
