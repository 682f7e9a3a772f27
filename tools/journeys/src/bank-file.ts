/** A statement of camt.053 over a day: a deposit in two parts, each with its OCR. It adds up unless another closing balance is given. */
export function statementFile(day: string, closing = '1500.00'): Buffer {
  const balance = (code: string, amount: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const part = (amount: string, name: string, ocr: string) =>
    `<TxDtls><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties>` +
    `<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${ocr}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>`;
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M-${day}</MsgId><CreDtTm>${day}T22:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S-${day}-${closing}</Id><CreDtTm>${day}T22:00:00</CreDtTm>
<FrToDt><FrDtTm>${day}T00:00:00</FrDtTm><ToDtTm>${day}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy><Nm>Bankgirokonto</Nm></Acct>
${balance('OPBD', '1000.00')}${balance('CLBD', closing)}
<Ntry><Amt Ccy="SEK">500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>BG-${day}</AcctSvcrRef>
<BkTxCd><Prtry><Cd>BGGIRERING</Cd></Prtry></BkTxCd>
<NtryDtls>${part('200.00', 'Ek &amp; Son AB', '1002003')}${part('300.00', 'Lind Bygg AB', '1002011')}</NtryDtls>
<AddtlNtryInf>BANKGIROINSÄTTNING</AddtlNtryInf></Ntry>
</Stmt></BkToCstmrStmt></Document>
`,
  );
}
