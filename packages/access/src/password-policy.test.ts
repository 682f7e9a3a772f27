import { expect, test } from 'vitest';
import { weakness } from './password-policy.ts';

const refused: readonly [string, ReturnType<typeof weakness>][] = [
  ['', 'too-short'],
  ['kort', 'too-short'],
  ['elvatecken!', 'too-short'],
  ['å'.repeat(201), 'too-long'],
  ['aaaaaaaaaaaa', 'repeated'],
  ['abcabcabcabc', 'repeated'],
  ['hejhejhejhej', 'repeated'],
  ['121212121212', 'repeated'],
  ['passwordpassword', 'common'],
  ['1234567890123', 'repeated'],
  ['987654321098', 'repeated'],
  ['abcdefghijkl', 'repeated'],
  ['qwertyuiopåa', 'repeated'],
  ['password1234', 'common'],
  ['Password1234!', 'common'],
  ['P@ssw0rd12345', 'common'],
  ['Lösenord2026!', 'common'],
  ['losenord12345', 'common'],
  ['Administrator', 'common'],
  ['Sommaren2026!', 'common'],
  ['qwerty123456', 'common'],
  ['1q2w3e4r5t6y', 'common'],
  ['20261125000000', 'common'],
  ['anna.berg@byra.se', 'own-name'],
  ['annaberg202611', 'own-name'],
];

test.each(refused)('%s is refused: %s', (password, reason) => {
  expect(weakness(password, ['anna.berg@byra.se', 'Anna Berg'])).toBe(reason);
});

const taken = [
  'ett långt lösenord',
  'correct horse battery staple',
  'tolv tecken ok',
  'admin-password-123',
  'Test-password-123',
  'bordslampa-gräs',
  'xxxxxxxxKyrkogata',
  '密碼密碼很長的密碼ありがとうですね',
  'a b c d e f g h i j'.repeat(9),
];

test.each(taken)('%s will do', (password) => {
  expect(weakness(password, ['anna.berg@byra.se', 'Anna Berg'])).toBeNull();
});

test('nothing is asked but length: sixty-four letters of one kind will do', () => {
  expect(weakness('enlångmeningutansiffrorellerstoraeller konstigatecken ochännulängre')).toBeNull();
});
