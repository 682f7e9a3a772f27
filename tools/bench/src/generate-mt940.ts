/** What a file of MT940 is made of. */
export interface GeneratedMt940 {
  readonly statements: number;
  /** In each. */
  readonly entries: number;
  readonly seed: number;
}

const TEXTS = ['BGGIRERING', 'Kund och kompani AB', 'Storgatan 12, 123 45 Storstad', 'Hyra lokal kvartal 2', 'Faktura 10042, tack'];

/** MT940 as the Nordic banks write it, statement by statement, in ISO 8859-1; every statement adds up. */
export function* generateMt940({ statements, entries, seed }: GeneratedMt940): Generator<Buffer> {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  let balance = 1_000_000_00;
  for (let number = 1; number <= statements; number++) {
    const lines = [
      `:20:39961111${number}`,
      ':25:DABASESX/1234-56-78901',
      `:28C:${String(number).padStart(5, '0')}/001`,
      `:60F:${balanceText(balance)}`,
    ];
    for (let entry = 0; entry < entries; entry++) {
      const minor = next(500_000) + 1;
      const isIn = next(3) > 0;
      balance += isIn ? minor : -minor;
      lines.push(`:61:2603050305${isIn ? 'C' : 'D'}K${decimal(minor)}NMSCNONREF//${number}${String(entry).padStart(6, '0')}`);
      lines.push(`:86:${TEXTS[next(TEXTS.length)]} ${next(100_000_000)}`);
      if (entry % 3 === 0) lines.push(TEXTS[next(TEXTS.length)]!);
    }
    lines.push(`:62F:${balanceText(balance)}`, `:64:${balanceText(balance)}`, '-');
    yield Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
  }
}

function balanceText(minor: number): string {
  return `${minor < 0 ? 'D' : 'C'}260305SEK${decimal(Math.abs(minor))}`;
}

function decimal(minor: number): string {
  return `${Math.floor(minor / 100)},${String(minor % 100).padStart(2, '0')}`;
}
