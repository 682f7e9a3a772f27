import { generateCamt } from './generate-camt.ts';
import type { PeerSample } from './statement-peers.ts';

const ENTRIES = 20;

/** Small files in the shapes that banks write, on which other readers are tried: what they are compared with must be statements. */
export function camtSamples(): PeerSample[] {
  const plain = (version: '02' | '08') => Buffer.concat([...generateCamt({ entries: ENTRIES, seed: 8, version })]).toString();
  const old = plain('02');
  const present = plain('08');
  const twoStatements = present.replace('</BkToCstmrStmt>', `${/<Stmt>.*<\/Stmt>/s.exec(present)![0]}</BkToCstmrStmt>`);
  return [
    { xml: old, entries: ENTRIES },
    { xml: present, entries: ENTRIES },
    { xml: old.replaceAll('001.02', '001.04').replaceAll('BIC>', 'BICFI>'), entries: ENTRIES },
    { xml: old.replaceAll(/<Sts>.*<\/Sts>/g, ''), entries: ENTRIES },
    { xml: old.replace('<Cd>OPBD</Cd>', '<Cd>PRCD</Cd>'), entries: ENTRIES },
    { xml: old.replace(/<FrToDt>.*<\/FrToDt>/s, ''), entries: ENTRIES },
    { xml: old.replace('<Ccy>SEK</Ccy>', ''), entries: ENTRIES },
    { xml: old.replaceAll(/<Bal>.*<\/Bal>/gs, ''), entries: ENTRIES },
    { xml: present.replaceAll(/<BookgDt>.*?<\/BookgDt>/g, ''), entries: ENTRIES },
    { xml: present.replaceAll(/<NtryDtls>.*?<\/NtryDtls>/g, ''), entries: ENTRIES },
    { xml: twoStatements, entries: 2 * ENTRIES },
  ];
}
