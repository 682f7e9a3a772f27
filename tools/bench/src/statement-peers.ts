import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** An open reader of camt.053 that was laid under `tools/bench/peers/statements`. */
export interface StatementPeer {
  readonly name: string;
  /** Reads a file and gives its number of entries. */
  readonly read: (xml: string) => Promise<number>;
}

/** `npm install --prefix tools/bench/peers/statements camt-parser@1.1.0 iso20022.js@0.0.15 fast-xml-parser` lays them there. */
const FOLDER = fileURLToPath(new URL('../peers/statements/node_modules/', import.meta.url));

type Module = Record<string, (...of: unknown[]) => unknown>;
interface Listed {
  readonly statements: readonly { readonly entries?: readonly unknown[]; readonly transactions?: readonly unknown[] }[];
}

const KNOWN: readonly { readonly name: string; readonly file: string; readonly make: (module: Module) => StatementPeer['read'] }[] = [
  {
    name: 'camt-parser',
    file: 'camt-parser/dist/index.js',
    make: (module) => async (xml) => count((await module.parseCamt053!(xml)) as Listed),
  },
  {
    name: 'iso20022.js',
    file: 'iso20022.js/dist/index.mjs',
    make: (module) => {
      const Report = module.CashManagementEndOfDayReport as unknown as { fromXML: (xml: string) => Listed };
      return async (xml) => count(Report.fromXML(xml));
    },
  },
];

function count({ statements }: Listed): number {
  return statements.reduce((sum, { entries, transactions }) => sum + (entries ?? transactions ?? []).length, 0);
}

/** A sample that readers are tried on, and how many entries it has. */
export interface PeerSample {
  readonly xml: string;
  readonly entries: number;
}

/** The peers that lie there, each with how many of the samples it reads rightly, and the names of those that do not. */
export async function findStatementPeers(
  samples: readonly PeerSample[],
): Promise<{ readonly peers: (StatementPeer & { readonly right: number })[]; readonly missing: string[] }> {
  const peers: (StatementPeer & { right: number })[] = [];
  const missing: string[] = [];
  for (const { name, file, make } of KNOWN) {
    if (!existsSync(FOLDER + file)) {
      missing.push(name);
      continue;
    }
    const loaded = (await import(pathToFileURL(FOLDER + file).href)) as Module & { default?: Module };
    const read = make({ ...loaded.default, ...loaded });
    let right = 0;
    for (const sample of samples) if (await readsRightly(read, sample)) right++;
    peers.push({ name, read, right });
  }
  return { peers, missing };
}

async function readsRightly(read: StatementPeer['read'], { xml, entries }: PeerSample): Promise<boolean> {
  try {
    return (await read(xml)) === entries;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** The parser of XML alone, which knows nothing of statements; null where it was not laid there. */
export async function findXmlPeer(): Promise<((xml: string) => unknown) | null> {
  const file = `${FOLDER}fast-xml-parser/src/fxp.js`;
  if (!existsSync(file)) return null;
  const { XMLParser } = (await import(pathToFileURL(file).href)) as {
    XMLParser: new (options: object) => { parse: (xml: string) => unknown };
  };
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });
  return (xml) => parser.parse(xml);
}
