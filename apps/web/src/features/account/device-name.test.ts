import { expect, it } from 'vitest';
import { deviceName } from './device-name.ts';

it('names a device by its user agent', () => {
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19 Safari/605')).toBe('Safari, iPhone');
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/150 Safari/537 Edg/150')).toBe('Edge, Windows');
  expect(deviceName('curl/8.5.0')).toBe('curl');
  expect(deviceName(null)).toBeNull();
});
