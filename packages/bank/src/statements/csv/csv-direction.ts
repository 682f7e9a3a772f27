const OUT = new Set(['d', 'dr', 'db', 'debet', 'debit', 'dbit', 'deebet', 'debets', '-', 'ut', 'out', 'uttag', 'utbetalning']);
const IN = new Set(['k', 'c', 'cr', 'kredit', 'credit', 'crdt', 'kreedit', 'kredīts', '+', 'in', 'insättning', 'inbetalning']);

/** Which way a word says that money goes; null for one that says nothing of it. */
export function csvDirection(text: string): 'in' | 'out' | null {
  const word = text.trim().toLowerCase();
  return OUT.has(word) ? 'out' : IN.has(word) ? 'in' : null;
}
