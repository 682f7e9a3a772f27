import { kept } from '../kept.ts';
import { isCurrency } from './amounts.ts';
import { type AmountPlace, added, type Side } from './drafts.ts';
import { Grammar, type Steps, under } from './grammar.ts';
import type { CamtReader } from './reader.ts';

type CamtSteps = Steps<CamtReader>;

const page = (name: string, of: (to: CamtReader) => { number: number | null; isLast: boolean }): CamtSteps =>
  under(name, {
    PgNb: {
      text: (to, text) => {
        of(to).number = to.count(text);
      },
    },
    LastPgInd: {
      text: (to, text) => {
        of(to).isLast = to.indicator(text);
      },
    },
  });

const header: CamtSteps = under('GrpHdr', {
  MsgId: {
    text: (to, text) => {
      to.messageId ||= kept(text);
    },
  },
  CreDtTm: {
    text: (to, text) => {
      to.createdAt = kept(text);
    },
  },
  ...page('MsgPgntn', (to) => to.page),
});

const account: CamtSteps = {
  'Acct!': {},
  ...under('Acct', {
    'Id!': {},
    'Id/IBAN!': {
      text: ({ statement }, text) => {
        statement.iban = kept(number(text).toUpperCase());
      },
    },
    'Id/Othr/Id!': {
      text: ({ statement }, text) => {
        statement.bban = kept(number(text));
      },
    },
    'Ccy!': {
      text: (to, text) => {
        if (text === '' || isCurrency(text)) to.statement.statedCurrency = text;
        else to.fault('camt.currency-unreadable', { found: kept(text) });
      },
    },
    Nm: {
      text: ({ statement }, text) => {
        statement.name = kept(text);
      },
    },
    'Ownr/{,Pty/}Nm': {
      text: ({ statement }, text) => {
        statement.ownerName = kept(text);
      },
    },
    'Svcr/FinInstnId/{BIC,BICFI}': {
      text: ({ statement }, text) => {
        statement.bic = kept(text);
      },
    },
  }),
};

const balance: CamtSteps = {
  Bal: { open: (to, xml) => to.beginBalance(xml), close: (to) => to.endBalance() },
  ...under('Bal', {
    'Tp/CdOrPrtry/{Cd,Prtry}': {
      text: (to, text) => {
        to.balance!.kind = text;
      },
    },
    'Amt!': {
      open: (to, xml) => {
        to.balance!.hasAmount = true;
        to.currency(xml);
      },
      text: (to, text) => {
        to.balance!.isNegative = text.startsWith('-');
        to.balance!.amount = to.exactAmount(text.replace(/^-/, ''));
      },
    },
    'CdtDbtInd!': {
      open: (to) => {
        to.balance!.hasDirection = true;
      },
      text: (to, text) => {
        to.balance!.direction = to.direction(text);
      },
    },
    'Dt!': {},
    'Dt/{Dt,DtTm}!': {
      text: (to, text) => {
        to.balance!.date = to.day(text);
      },
    },
  }),
};

const stated = (name: string, which: 'all' | 'in' | 'out'): CamtSteps => ({
  [`TxsSummry/${name}/NbOfNtries`]: {
    text: (to, text) => {
      const count = to.count(text);
      if (count !== null) to.statement.stated[which] = count;
    },
  },
});

const statement: CamtSteps = {
  Id: {
    text: (to, text) => {
      to.statement.id = kept(text);
    },
  },
  ElctrncSeqNb: {
    text: (to, text) => {
      to.statement.electronicSequence = kept(text);
    },
  },
  LglSeqNb: {
    text: (to, text) => {
      to.statement.legalSequence = kept(text);
    },
  },
  CreDtTm: {
    text: (to, text) => {
      to.statement.createdAt = kept(text);
    },
  },
  'FrToDt/{FrDtTm,FrDt}': {
    text: (to, text) => {
      to.statement.from = to.day(text);
    },
  },
  'FrToDt/{ToDtTm,ToDt}': {
    text: (to, text) => {
      to.statement.to = to.day(text);
      to.statement.until = kept(text);
    },
  },
  ...page('{StmtPgntn,NtfctnPgntn}', (to) => to.statement.page),
  ...account,
  ...stated('TtlNtries', 'all'),
  ...stated('TtlCdtNtries', 'in'),
  ...stated('TtlDbtNtries', 'out'),
};

/** `AmtDtls` of an entry or of a detail. */
const amountsBeside = (place: AmountPlace): CamtSteps => ({
  [`AmtDtls/${place}/Amt!`]: {
    open: (to, xml) => to.currency(xml),
    text: (to, text) => {
      const amount = to.amountBeside(text);
      if (amount) to.part.amounts[place] = amount;
    },
  },
});

/** The charges of an entry or of a detail: `.02` has them one by one, later versions in records. */
const charges: CamtSteps = {
  'Chrgs{,/Rcrd}': {
    open: (to) => {
      to.charge = { amount: null, direction: null };
    },
    close: (to) => {
      const { amount, direction } = to.charge;
      if (amount !== null) to.part.charges = added(to.part.charges, { amount, direction });
      to.charge = { amount: null, direction: null };
    },
  },
  'Chrgs{,/Rcrd}/Amt!': {
    open: (to, xml) => to.currency(xml),
    text: (to, text) => {
      to.charge.amount = to.amountBeside(text);
    },
  },
  'Chrgs{,/Rcrd}/CdtDbtInd!': {
    text: (to, text) => {
      to.charge.direction = to.direction(text);
    },
  },
  'Chrgs/TtlChrgsAndTaxAmt!': {
    open: (to, xml) => to.currency(xml),
    text: (to, text) => {
      to.part.totalCharges = to.amountBeside(text);
    },
  },
};

/** What an entry and a detail may both have, of what decides. */
const part: CamtSteps = {
  ...amountsBeside('InstdAmt'),
  ...amountsBeside('TxAmt'),
  ...amountsBeside('CntrValAmt'),
  ...amountsBeside('AnncdPstngAmt'),
  ...charges,
};

const detail: CamtSteps = {
  ...part,
  'Amt!': {
    open: (to, xml) => to.currency(xml),
    text: (to, text) => {
      to.part.amount = to.amountBeside(text);
    },
  },
  'CdtDbtInd!': {
    text: (to, text) => {
      to.part.direction = to.direction(text);
    },
  },
};

const entry: CamtSteps = {
  Ntry: { open: (to, xml) => to.beginEntry(xml), close: (to, xml) => to.endEntry(xml) },
  ...under('Ntry', {
    'Amt!': {
      open: (to, xml) => {
        to.entry.hasAmount = true;
        to.currency(xml);
      },
      text: (to, text) => {
        to.entry.own.amount = to.exactAmount(text);
      },
    },
    'CdtDbtInd!': {
      open: (to) => {
        to.entry.hasDirection = true;
      },
      text: (to, text) => {
        to.entry.own.direction = to.direction(text);
      },
    },
    'RvslInd!': {
      text: (to, text) => {
        to.entry.isReversal = to.indicator(text);
      },
    },
    'Sts!': {
      text: (to, text) => {
        to.entry.status ||= text;
      },
    },
    'Sts/{Cd,Prtry}!': {
      text: (to, text) => {
        to.entry.status = text;
      },
    },
    '{BookgDt,ValDt}!': {},
    'BookgDt/{Dt,DtTm}!': {
      text: (to, text) => {
        to.entry.bookingDate = to.day(text);
        to.entry.hasWrongDate ||= to.entry.bookingDate === null;
      },
    },
    'ValDt/{Dt,DtTm}!': {
      text: (to, text) => {
        to.entry.valueDate = to.day(text);
        to.entry.hasWrongDate ||= to.entry.valueDate === null;
      },
    },
    ...part,
    NtryDtls: {
      open: (to) => {
        to.block = { details: 0, stated: null };
      },
      close: ({ entry, block }) => {
        const { details, stated: many } = block;
        if (many !== null || details > 0) entry.parts = (entry.parts ?? 0) + (many ?? details);
      },
    },
    'NtryDtls/Btch/NbOfTxs': {
      text: (to, text) => {
        to.block.stated = to.count(text);
      },
    },
    'NtryDtls/TxDtls': { open: (to) => to.beginDetail(), close: (to) => to.endDetail() },
    ...under('NtryDtls/TxDtls', detail),
  }),
};

const message = (inner: CamtSteps): CamtSteps => ({
  BkToCstmrStmt: { open: (to) => to.message('camt053') },
  BkToCstmrDbtCdtNtfctn: { open: (to) => to.message('camt054') },
  BkToCstmrAcctRpt: {
    open: (to) => {
      to.fault('camt.intraday-report');
      to.isOver = true;
    },
  },
  ...under('{BkToCstmrStmt,BkToCstmrDbtCdtNtfctn}', header),
  '{BkToCstmrStmt/Stmt,BkToCstmrDbtCdtNtfctn/Ntfctn}': {
    open: (to, xml) => to.beginStatement(xml),
    close: (to, xml) => to.endStatement(xml),
  },
  ...under('BkToCstmrStmt/Stmt', balance),
  ...under('{BkToCstmrStmt/Stmt,BkToCstmrDbtCdtNtfctn/Ntfctn}', { ...statement, ...entry, ...inner }),
});

/** A reference that is kept as `<kind>:<value>`. */
const id = (kind: string) => ({
  text: (to: CamtReader, text: string) => {
    if (text !== '') to.part.ids = added(to.part.ids, `${kind}:${text}`);
  },
});

const references: CamtSteps = under('Refs', {
  MsgId: id('message'),
  AcctSvcrRef: id('account-servicer'),
  PmtInfId: id('payment-information'),
  InstrId: id('instruction'),
  EndToEndId: {
    text: ({ part: to }, text) => {
      to.endToEnd = /^NOT ?PROVIDED$/i.test(text) ? '' : text;
    },
  },
  UETR: id('uetr'),
  TxId: id('transaction'),
  MndtId: id('mandate'),
  ChqNb: id('cheque'),
  ClrSysRef: id('clearing-system'),
  AcctOwnrTxId: id('account-owner-transaction'),
  AcctSvcrTxId: id('account-servicer-transaction'),
  MktInfrstrctrTxId: id('market-infrastructure-transaction'),
  PrcgId: id('processing'),
  'Prtry/Ref': id('proprietary'),
});

/** One party in both shapes: the name in it, or in a `Pty` (or the bank's in an `Agt`) from `.08` on. */
const party = (side: Side): CamtSteps => ({
  [`RltdPties/${side}`]: { open: (to) => choose(to, side) },
  [`RltdPties/${side}/{,Pty/}Nm`]: {
    text: (to, text) => {
      to.party.name = text;
    },
  },
  [`RltdPties/${side}/Agt/FinInstnId/Nm`]: {
    text: (to, text) => {
      to.party.agent = text;
    },
  },
});

const partyAccount = (side: 'Dbtr' | 'Cdtr'): CamtSteps => ({
  [`RltdPties/${side}Acct`]: { open: (to) => choose(to, side) },
  [`RltdPties/${side}Acct/Id/{IBAN,Othr/Id}`]: {
    text: (to, text) => {
      to.party.account = text.replace(/\s/g, '');
    },
  },
  [`RltdPties/${side}Acct/Id/Othr/SchmeNm/{Cd,Prtry}`]: {
    text: (to, text) => {
      to.party.scheme = text;
    },
  },
});

function choose(to: CamtReader, side: Side): void {
  to.party = to.part.parties[side] ??= { name: '', agent: '', account: '', scheme: '' };
}

const remittance: CamtSteps = under('RmtInf', {
  '{Ustrd,Strd/AddtlRmtInf}': {
    text: (to, text) => {
      to.part.message = withText(to.part.message, text);
    },
  },
  'Strd/CdtrRefInf/Ref': {
    text: (to, text) => {
      to.part.ocr = withText(to.part.ocr, text);
    },
  },
  'Strd/RfrdDocInf/Nb': {
    text: (to, text) => {
      to.part.invoices = withText(to.part.invoices, text);
    },
  },
});

function withText(list: string[], text: string): string[] {
  return text === '' ? list : added(list, text);
}

const code: CamtSteps = under('BkTxCd', {
  'Domn/{Cd,Fmly/Cd,Fmly/SubFmlyCd}': {
    text: (to, text) => {
      to.part.code = withText(to.part.code, text);
    },
  },
  'Prtry/Cd': {
    text: (to, text) => {
      to.part.proprietaryCode = text;
    },
  },
});

/** What is told of an entry and decides nothing: read when the file is decided on. */
const told: CamtSteps = under('Ntry', {
  NtryRef: id('entry'),
  AcctSvcrRef: id('account-servicer'),
  AddtlNtryInf: {
    text: (to, text) => {
      to.entry.own.text = withText(to.entry.own.text, text);
    },
  },
  ...code,
  'AmtDtls/{InstdAmt,TxAmt,CntrValAmt,AnncdPstngAmt}/CcyXchg/XchgRate': {
    text: (to, text) => {
      to.part.rate ||= text;
    },
  },
  'NtryDtls/Btch/MsgId': id('message'),
  'NtryDtls/Btch/PmtInfId': id('payment-information'),
  ...under('NtryDtls/TxDtls', {
    ...references,
    ...code,
    'AmtDtls/{InstdAmt,TxAmt,CntrValAmt,AnncdPstngAmt}/CcyXchg/XchgRate': {
      text: (to, text) => {
        to.part.rate ||= text;
      },
    },
    ...party('Dbtr'),
    ...party('UltmtDbtr'),
    ...party('Cdtr'),
    ...party('UltmtCdtr'),
    ...partyAccount('Dbtr'),
    ...partyAccount('Cdtr'),
    ...remittance,
    RtrInf: {
      open: (to) => {
        to.part.isReturned = true;
      },
    },
    'RtrInf/{Rsn/Cd,Rsn/Prtry,AddtlInf}': {
      text: (to, text) => {
        to.part.text = withText(to.part.text, text);
      },
    },
    AddtlTxInf: {
      text: (to, text) => {
        to.part.text = withText(to.part.text, text);
      },
    },
  }),
});

/** For the pass that decides: what may be a fault, and what the head has. */
export const deciding = new Grammar(message({}));
/** For the pass that gives the entries. */
export const telling = new Grammar(message(told));

/** A number of an account without its blanks and hyphens. */
function number(text: string): string {
  return text.replace(/[\s-]/g, '');
}
