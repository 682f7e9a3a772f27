import { plainDate } from '@saldo/kernel';
import { describe, expect, it } from 'vitest';
import { readGood, SMALL_YEAR, yearWith } from './fixtures/reading.ts';
import { FORTNOX_LONGEST_TEXT, type WriteSieOptions, writeSie4 } from './writer.ts';

const OPTIONS: WriteSieOptions = { kind: '4I', program: { name: 'Saldo', version: '1.0' }, generatedOn: plainDate('2026-01-10') };

async function writtenText(text: string, options: Partial<WriteSieOptions> = {}): Promise<{ text: string; losses: string[] }> {
  const { head, all } = await readGood(text);
  const losses: string[] = [];
  const chunks: Uint8Array[] = [];
  const onLoss: WriteSieOptions['onLoss'] = ({ line, label, field, code }) => losses.push(`${line} ${label} ${field} ${code}`);
  for await (const chunk of writeSie4(head, all, { ...OPTIONS, onLoss, ...options })) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString('latin1'), losses };
}

describe('the form that Fortnox takes in', () => {
  it('has four labels without quotes, CRLF and code page 437', async () => {
    const { text } = await writtenText(SMALL_YEAR);
    expect(text.split('\r\n')).toEqual([
      '#FLAGGA 0',
      '#FORMAT PC8',
      '#SIETYP 4',
      '#PROGRAM "Saldo" 1.0',
      '#GEN 20260110',
      '#FNAMN "\u0099vningsbolaget AB"',
      '#ORGNR 556677-8899',
      '#KONTO 1930 "F\u0094retagskonto"',
      '#KONTO 2440 "Leverant\u0094rsskulder"',
      '#KONTO 5010 "Lokalhyra"',
      '#VER A 1 20250131 "Hyra januari" 20250201',
      '{',
      '#TRANS 5010 {} 500',
      '#TRANS 1930 {} -500',
      '}',
      '',
    ]);
  });

  it('has texts of at most fifty characters, and says what was cut', async () => {
    const long = SMALL_YEAR.replace('Hyra januari', 'x'.repeat(60));
    const { text, losses } = await writtenText(long, { longestText: FORTNOX_LONGEST_TEXT });
    expect(text).toContain(`"${'x'.repeat(50)}"`);
    expect(losses).toEqual(['11 #VER text sie.written-cut']);
  });

  it('keeps what was struck and what was added in their order, each addition before its twin', async () => {
    const rows = [
      '#BTRANS 5010 {} 400 20250202 "" 0 "AB"',
      '#RTRANS 5010 {} 500 20250202 "" 0 "AB"',
      '#TRANS 5010 {} 500 20250202 "" 0 "AB"',
      '#BTRANS 2440 {} -400 20250202 "" 0 "AB"',
      '#RTRANS 1930 {} -500 20250202 "" 0 "AB"',
      '#TRANS 1930 {} -500 20250202 "" 0 "AB"',
      '#BTRANS 5010 {} 0 20250203 "" 0 "CD"',
    ];
    const corrected = yearWith('#VER A 1 20250131 "Hyra januari" 20250201', '{', ...rows, '}');
    const { text } = await writtenText(corrected);
    expect(text.split('\r\n').filter((line) => line.includes('TRANS '))).toEqual(rows);
  });

  it('of imports reads back as one', async () => {
    const { text } = await writtenText(SMALL_YEAR);
    expect(await readGood(Buffer.from(text, 'latin1'), 'x')).toMatchObject({ type: '4I', reach: 'additions', vouchers: 1 });
  });
});
