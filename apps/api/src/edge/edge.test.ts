import { SaldoError } from '@saldo/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedLanguage } from './accept-language.ts';
import { clientAddress, isLoopback, trustedProxies } from './client-address.ts';
import { ownOrigins, refuseForeignOrigin } from './origin.ts';
import { etag, expectedVersion } from './version.ts';

describe('acceptedLanguage', () => {
  it.each([
    [undefined, 'sv'],
    ['', 'sv'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,sv;q=0.8', 'en'],
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['de, en;q=0.5', 'en'],
    ['de', 'sv'],
    ['*', 'sv'],
    ['en;q=0, sv', 'sv'],
    ['en;q=0', 'sv'],
    ['en;q=abc', 'sv'],
    ['en; q = 0', 'sv'],
    ['en;q =0', 'sv'],
    ['en;q=7', 'sv'],
    ['en;level=1;q=0.000, sv;q=0.1', 'sv'],
    ['EN', 'en'],
  ])('%s → %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });

  it('answers one of two whatever it is given', () => {
    fc.assert(fc.property(fc.string(), (header) => ['sv', 'en'].includes(acceptedLanguage(header))));
  });
});

describe('clientAddress', () => {
  const none = trustedProxies([]);
  const proxies = trustedProxies(['10.0.0.0/8', '127.0.0.1', '2001:db8::/32']);

  it.each([
    ['a stranger who speaks for another is not believed', '203.0.113.9', '1.2.3.4', none, '203.0.113.9'],
    ['nor one outside the trusted networks', '203.0.113.9', '1.2.3.4', proxies, '203.0.113.9'],
    ['a trusted proxy is', '10.1.2.3', '198.51.100.7', proxies, '198.51.100.7'],
    ['the words before the last hop are the caller own', '10.1.2.3', '1.1.1.1, 198.51.100.7', proxies, '198.51.100.7'],
    ['a chain of trusted proxies is followed', '127.0.0.1', '198.51.100.7, 10.9.9.9', proxies, '198.51.100.7'],
    ['IPv6 too', '2001:db8::1', '2001:4860::8', proxies, '2001:4860::8'],
    ['IPv4 in IPv6 is IPv4', '::ffff:10.1.2.3', '198.51.100.7', proxies, '198.51.100.7'],
    ['what is no address is not taken', '10.1.2.3', 'unknown', proxies, '10.1.2.3'],
    ['no header, no claim', '10.1.2.3', undefined, proxies, '10.1.2.3'],
  ] as const)('%s', (_name, connection, forwarded, trusted, expected) => {
    expect(clientAddress(connection, forwarded, trusted)).toBe(expected);
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.9.9.9'])('%s is loopback', (address) => expect(isLoopback(address)).toBe(true));
  it.each(['10.0.0.1', '::2', '127.example.se', ''])('%s is not', (address) => expect(isLoopback(address)).toBe(false));
});

describe('refuseForeignOrigin', () => {
  const own = ownOrigins('http://127.0.0.1:3000');
  const signs = { origin: undefined, referer: undefined, fetchSite: undefined };

  it.each([
    { origin: 'http://127.0.0.1:3000' },
    { origin: 'http://localhost:3000' },
    { fetchSite: 'same-origin' },
    { fetchSite: 'none' },
    { referer: 'http://localhost:3000/clients?x=1' },
    {}, // no browser sends nothing
  ])('lets %o through', (given) => {
    expect(() => refuseForeignOrigin({ ...signs, ...given }, own)).not.toThrow();
  });

  it.each([
    { origin: 'https://evil.se' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:3001' },
    { origin: 'https://127.0.0.1:3000' },
    { origin: 'https://evil.se', fetchSite: 'same-origin' },
    { fetchSite: 'cross-site' },
    { fetchSite: 'same-site' },
    { referer: 'https://evil.se/http://127.0.0.1:3000' },
    { referer: 'nonsense' },
  ])('refuses %o', (given) => {
    expect(() => refuseForeignOrigin({ ...signs, ...given }, own)).toThrow(SaldoError);
  });
});

describe('expectedVersion', () => {
  it.each([undefined, '', '*', ' * '])('%s takes any', (tag) => expect(expectedVersion(tag)).toBeUndefined());
  it.each(['"abc"', 'W/"3"', '"1", "2"', '"-1"', '"1e3"', '"3', 'x'])('%s matches nothing', (tag) => {
    expect(() => expectedVersion(tag)).toThrow('api.stale');
  });
  it('reads what etag wrote', () => {
    fc.assert(fc.property(fc.nat(), (version) => expectedVersion(etag(version % 1e9)) === version % 1e9));
  });
});
