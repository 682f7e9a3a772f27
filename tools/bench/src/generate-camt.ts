import { formatAmount } from '@saldo/kernel';

/** How big and of what kind the generated statement is. The same seed gives the same bytes. */
export interface GeneratedCamt {
  readonly entries: number;
  readonly seed: number;
  /** `02` as Swedish banks write it, with indents; `08` as others do, without a blank. */
  readonly version: '02' | '08';
}

const NAMES = ['Åkesson &amp; Söner AB', 'Bröderna Öberg HB', 'Norrländska Maskin', 'Café Rosen', 'Länsförsäkringar', 'Hägersten Bygg'];
const DAY = '2026-03-02';
const BATCH = 200;
const OPENING = 1_000_000_000n;

/** A company's statement of a day: single payments with messages, batches of bankgiro with OCR and invoices, fees, and foreign payments. */
export function* generateCamt(file: GeneratedCamt): Generator<Uint8Array> {
  const { head, tail } = generatedFrame(file);
  yield head;
  yield* generatedEntries(file);
  yield tail;
}

/** What stands before and after the entries; `times` says how often these are given. */
export function generatedFrame(file: GeneratedCamt, times = 1): { readonly head: Uint8Array; readonly tail: Uint8Array } {
  let sum = 0n;
  for (const { minor } of payments(file)) sum += BigInt(minor);
  const frame = frameOf(file.version, OPENING + sum * BigInt(times));
  const [head = '', tail = ''] = frame.split(MARK);
  return { head: bytesOf(head, file.version), tail: bytesOf(tail, file.version) };
}

/** The entries, some hundred at a time. */
export function* generatedEntries(file: GeneratedCamt): Generator<Uint8Array> {
  let waiting: string[] = [];
  for (const payment of payments(file)) {
    waiting.push(entryOf(payment, file.version));
    if (waiting.length < BATCH) continue;
    yield bytesOf(waiting.join(''), file.version);
    waiting = [];
  }
  if (waiting.length > 0) yield bytesOf(waiting.join(''), file.version);
}

interface Payment {
  readonly number: number;
  /** Money in is positive. */
  readonly minor: number;
  readonly kind: 'single' | 'batch' | 'fee' | 'foreign';
  readonly parts: readonly number[];
  readonly random: (below: number) => number;
}

/** The generator of Steele and Vigna's splitmix kind (mulberry32): small, quick and the same everywhere. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function* payments({ entries, seed }: GeneratedCamt): Generator<Payment> {
  for (let number = 1; number <= entries; number++) {
    const random = randomOf(seed + number * 7919);
    const share = random(20);
    const kind = share < 12 ? 'single' : share < 16 ? 'batch' : share < 18 ? 'fee' : 'foreign';
    const parts = Array.from({ length: kind === 'batch' ? 2 + random(12) : 1 }, () => 100 + random(5_000_000));
    const size = parts.reduce((sum, part) => sum + part, 0);
    yield { number, minor: kind !== 'fee' && random(2) === 0 ? size : -size, kind, parts, random };
  }
}

function entryOf({ number, minor, kind, parts, random }: Payment, version: '02' | '08'): string {
  const direction = `<CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const code = kind === 'batch' ? ['RCDT', 'ATXN'] : kind === 'fee' ? ['MDOP', 'CHRG'] : [minor < 0 ? 'ICDT' : 'RCDT', 'ESCT'];
  const details =
    kind === 'fee'
      ? ''
      : `<NtryDtls>${kind === 'batch' ? `<Btch><NbOfTxs>${parts.length}</NbOfTxs></Btch>` : ''}${parts.map((part, index) => detailOf(part, `${number}-${index}`, kind, version, direction, random)).join('')}</NtryDtls>`;
  const text = kind === 'fee' ? '<AddtlNtryInf>MÅNADSAVGIFT</AddtlNtryInf>' : '';
  return `<Ntry><NtryRef>${number}</NtryRef>${amountOf(Math.abs(minor))}${direction}${version === '08' ? '<Sts><Cd>BOOK</Cd></Sts>' : '<Sts>BOOK</Sts>'}<BookgDt><Dt>${DAY}</Dt></BookgDt><ValDt><Dt>${DAY}</Dt></ValDt><AcctSvcrRef>STOI${String(number).padStart(18, '0')}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${code[0]}</Cd><SubFmlyCd>${code[1]}</SubFmlyCd></Fmly></Domn><Prtry><Cd>TRF</Cd><Issr>SWIFT</Issr></Prtry></BkTxCd>${details}${text}</Ntry>`;
}

function detailOf(
  minor: number,
  id: string,
  kind: Payment['kind'],
  version: '02' | '08',
  direction: string,
  random: (below: number) => number,
): string {
  const own = version === '08' ? `${amountOf(minor)}${direction}` : '';
  const foreign =
    kind === 'foreign'
      ? `<InstdAmt>${amountOf(Math.ceil(minor / 11), 'EUR')}<CcyXchg><SrcCcy>EUR</SrcCcy><TrgtCcy>SEK</TrgtCcy><XchgRate>11.0123</XchgRate></CcyXchg></InstdAmt>`
      : '';
  const name = (which: string) =>
    `<${which}>${version === '08' ? '<Pty>' : ''}<Nm>${NAMES[random(NAMES.length)]}</Nm>${version === '08' ? '</Pty>' : ''}</${which}>`;
  const number =
    kind === 'batch'
      ? `<Othr><Id>${5_000_000 + random(900_000)}</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr>`
      : `<IBAN>SE${String(random(1_000_000_000)).padStart(22, '4')}</IBAN>`;
  const remittance = kind === 'batch' ? structured(minor, random) : `<Ustrd>Faktura ${random(100_000)} förfallen, tack för köpet</Ustrd>`;
  return `<TxDtls><Refs><MsgId>BF${id}</MsgId><AcctSvcrRef>STOESI${id}</AcctSvcrRef><InstrId>TR${id}</InstrId><EndToEndId>EE${id}</EndToEndId></Refs>${own}<AmtDtls>${foreign}<TxAmt>${amountOf(minor)}</TxAmt></AmtDtls><RltdPties>${name('Dbtr')}<DbtrAcct><Id>${number}</Id></DbtrAcct>${name('Cdtr')}<CdtrAcct><Id>${number}</Id></CdtrAcct></RltdPties><RltdAgts><DbtrAgt><FinInstnId><Nm>Skandinaviska Enskilda Banken</Nm></FinInstnId></DbtrAgt></RltdAgts><RmtInf>${remittance}</RmtInf></TxDtls>`;
}

function structured(minor: number, random: (below: number) => number): string {
  const amount = `<RfrdDocAmt><RmtdAmt Ccy="SEK">${formatAmount(BigInt(minor))}0</RmtdAmt></RfrdDocAmt>`;
  const by = random(2) === 0 ? '' : `<RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>${random(1_000_000)}</Nb></RfrdDocInf>`;
  const ocr = by === '' ? `<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${random(1_000_000_000)}</Ref></CdtrRefInf>` : '';
  return `<Strd>${by}${amount}${ocr}</Strd>`;
}

function amountOf(minor: number, currency = 'SEK'): string {
  return `<Amt Ccy="${currency}">${formatAmount(BigInt(minor))}</Amt>`;
}

const MARK = '<!--entries-->';

function frameOf(version: '02' | '08', closing: bigint): string {
  const balance = (kind: string, minor: bigint) =>
    `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${formatAmount(minor < 0n ? -minor : minor)}</Amt><CdtDbtInd>${minor < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${DAY}</Dt></Dt></Bal>`;
  const bic = version === '02' ? 'BIC' : 'BICFI';
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>${DAY}T20:00:00+01:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>${DAY}T20:00:00+01:00</CreDtTm><FrToDt><FrDtTm>${DAY}T00:00:00+01:00</FrDtTm><ToDtTm>${DAY}T23:59:59+01:00</ToDtTm></FrToDt><Acct><Id><Othr><Id>54400001111</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm></Othr></Id><Ccy>SEK</Ccy><Ownr><Nm>Övningsbolaget AB</Nm></Ownr><Svcr><FinInstnId><${bic}>ESSESESSXXX</${bic}></FinInstnId></Svcr></Acct>${balance('OPBD', OPENING)}${balance('CLBD', closing)}${MARK}</Stmt></BkToCstmrStmt></Document>`;
}

/** Version 02 with each element on a line of its own, as deep as it lies. */
function bytesOf(text: string, version: '02' | '08'): Uint8Array {
  if (version === '08') return Buffer.from(text);
  let depth = text.startsWith('<Ntry') ? 3 : text.startsWith('</Stmt') ? 3 : 0;
  const indented = text.replace(/<(\/?)([^>]*)>(?:([^<]+)<\/[^>]*>)?/g, (all, end: string, name: string, value?: string) => {
    if (end) depth--;
    const line = `${'\t'.repeat(depth)}${all}\n`;
    if (!end && value === undefined && !name.startsWith('?')) depth++;
    return line;
  });
  return Buffer.from(indented);
}
