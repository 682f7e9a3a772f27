import { expect, test } from 'vitest';
import { readReference, readText, type WordReader } from './words.ts';

const read = (text: string): WordReader => {
  const into: WordReader = { words: [], numbers: [] };
  readText(text, into);
  return into;
};

test('a name that the bank cut and wrote in capitals has the words of the whole one', () => {
  expect(read('ÅKESSON BYGGNADS').words).toEqual(read('Åkesson Byggnadsvaror').words.slice(0, 2));
  expect(read('Öberg').words).not.toEqual(read('Oberg').words);
  expect(read('A\u030Akesson').words).toEqual(read('Åkesson').words);
});

test('numbers of four digits and more, without leading zeros', () => {
  expect(read('Faktura 0010432, 3 st, OCR 55566').numbers).toEqual([10_432, 55_566]);
});

test('a reference is its digits, or the whole where letters are in it; what stands for none is none', () => {
  const of = (reference: string) => {
    const into: WordReader = { words: [], numbers: [] };
    readReference(reference, into, (text) => -text.length);
    return into.numbers;
  };
  expect(of('0055 566-7')).toEqual([555_667]);
  expect(of('RF18-AB12')).toEqual([-8]);
  expect(of('NOTPROVIDED')).toEqual([]);
});
