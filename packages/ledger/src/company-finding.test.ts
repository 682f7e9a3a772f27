import { describe, expect, it } from 'vitest';
import { companyFindings } from './company-finding.ts';

const codes = (orgNo: string, clientOrgNo = '556036-0793') =>
  companyFindings({ name: 'Provbolaget AB', orgNo, sourceId: '' }, clientOrgNo).map(({ code }) => code);

describe('whose books they are', () => {
  it.each(['556036-0793', '5560360793', '165560360793', ' 556036-0793 ', ''])('is the client’s, or not said: "%s"', (orgNo) => {
    expect(codes(orgNo)).toEqual([]);
  });

  it('is another company’s, named with both numbers', () => {
    const [finding] = companyFindings({ name: 'Annat AB', orgNo: '5569111130', sourceId: '' }, '556036-0793');
    expect(finding).toMatchObject({ code: 'ledger.other-company', label: '#ORGNR' });
    expect(finding?.message.sv).toContain('Annat AB, 556911-1130');
    expect(finding?.message.en).toContain('556036-0793');
  });

  it.each(['556036-0794', 'SE556036079301', '1'])('cannot be read: %s', (orgNo) => {
    expect(codes(orgNo)).toEqual(['ledger.company-unread']);
  });

  it('is told in a sentence, however much the source says', () => {
    for (const company of [
      { name: 'x'.repeat(9_000), orgNo: '5569111130', sourceId: '' },
      { name: '', orgNo: '9'.repeat(9_000), sourceId: '' },
    ])
      for (const { message } of companyFindings(company, '556036-0793')) expect(message.sv.length).toBeLessThan(300);
  });
});
