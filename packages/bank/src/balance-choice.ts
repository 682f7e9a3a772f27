/** How many transactions in doubt are tried against a balance: 2 to the power of it are tried. */
const MOST_IN_DOUBT = 12;

/**
 * Which of the transactions in doubt must be there for the sum to agree with what the bank states: the only choice that does, as one
 * flag each; null where none does, where several do, or where there are too many to try. Minor units.
 * @param missingMinor what the bank's closing balance is more than the opening and everything that is certain
 */
export function choiceByBalance(amounts: readonly bigint[], missingMinor: bigint): readonly boolean[] | null {
  if (amounts.length > MOST_IN_DOUBT) return null;
  let found: readonly boolean[] | null = null;
  for (let choice = 0; choice < 2 ** amounts.length; choice++) {
    const isThere = amounts.map((_, place) => (choice & (1 << place)) !== 0);
    const sum = amounts.reduce((total, amount, place) => (isThere[place] ? total + amount : total), 0n);
    if (sum !== missingMinor) continue;
    // Equal amounts are interchangeable: of those choices the first, which keeps the earliest, stands for all.
    if (found !== null && !isSameChoice(amounts, found, isThere)) return null;
    found ??= isThere;
  }
  return found;
}

function isSameChoice(amounts: readonly bigint[], a: readonly boolean[], b: readonly boolean[]): boolean {
  const chosen = (flags: readonly boolean[]) =>
    amounts
      .filter((_, place) => flags[place])
      .map(String)
      .sort()
      .join();
  return chosen(a) === chosen(b);
}
