import { expect, it } from 'vitest';
import { changesOf } from './changes.ts';

it('tells the fields that changed, as they were and as they are, and no others', () => {
  const was = { name: 'Lind AB', tier: null, kinds: ['aif'], timeZone: 'Europe/Stockholm', secret: 'a' };
  const is = { name: 'Lind & Co AB', tier: 'A', kinds: ['aif'], timeZone: 'Europe/Stockholm', secret: 'b' };
  expect(changesOf(was, is, ['name', 'tier', 'kinds', 'timeZone'])).toEqual({
    before: { name: 'Lind AB', tier: null },
    after: { name: 'Lind & Co AB', tier: 'A' },
  });
  expect(changesOf(was, was, ['name', 'kinds'])).toEqual({ before: {}, after: {} });
});
