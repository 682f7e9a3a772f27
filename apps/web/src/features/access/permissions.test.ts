import { describe, expect, it } from 'vitest';
import { may, mayConnectBank } from './permissions.ts';

describe('what one may', () => {
  it('is what the server grants, and nothing else', () => {
    expect(may({ 'client.write': 'yes' }, 'client.write')).toBe(true);
    expect(may({ 'client.write': 'no' }, 'client.write')).toBe(false);
    expect(may({}, 'system.manage')).toBe(false);
    expect(may({ 'import.write': 'own-files' }, 'import.write')).toBe(true);
    expect(may({ 'feed.create': 'own-bank' }, 'feed.create')).toBe(false);
  });

  it('is for a company to connect its own bank, and for nobody who lacks a part of it', () => {
    expect(mayConnectBank({ 'feed.create': 'own-bank', 'feed.connect': 'own-bank' })).toBe(true);
    expect(mayConnectBank({ 'feed.create': 'yes', 'feed.connect': 'yes' })).toBe(true);
    expect(mayConnectBank({ 'feed.create': 'yes', 'feed.connect': 'no' })).toBe(false);
    expect(mayConnectBank({})).toBe(false);
  });
});
