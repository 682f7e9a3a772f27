import { prove, type SieProof } from './proof.ts';
import type { SieScanner } from './scanner.ts';

/**
 * The proof of a file that was read to its end: over all vouchers, and where these do not agree over those of its year alone, up to
 * the day that its balances hold for. A file may hold either.
 */
export function proofOf(scanner: SieScanner): SieProof {
  const { accounts, voucherReader, head } = scanner;
  const [opening, closing, result] = [new Map<string, bigint>(), new Map<string, bigint>(), new Map<string, bigint>()];
  for (const { kind, yearIndex, account, minor } of head.balances.all()) {
    if (yearIndex !== 0) continue;
    if (kind === 'IB') opening.set(account, minor);
    else if (kind === 'UB') closing.set(account, minor);
    else if (kind === 'RES') result.set(account, minor);
  }
  const over = (scope: 'all' | 'inYear') =>
    prove({ opening, closing, result, moved: accounts.numbers, sum: (account) => accounts.sum(account, scope) });
  if (voucherReader.voucherCount === 0 && head.texts.get('SIETYP') !== '4') {
    // Types 1 to 3 have balances and no vouchers, so there is nothing to hold them against.
    return { status: 'unproven', differences: [], notStated: [], closing: { held: 0, of: 0 }, result: { held: 0, of: 0 } };
  }
  const all = over('all');
  if (all.status === 'proven') return all;
  const inYear = over('inYear');
  return inYear.status === 'proven' ? inYear : all;
}
