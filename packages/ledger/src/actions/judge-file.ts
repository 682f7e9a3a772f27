import { profileOf } from '@saldo/clients';
import { manualFeed } from '@saldo/feeds';
import { type Actor, type Fault, type Period, SaldoError } from '@saldo/kernel';
import { newId, transaction } from '@saldo/platform/db';
import { FEWEST_CUT, vouchersCutOff } from '../cut-off.ts';
import { messages } from '../messages.ts';
import { sieVouchers } from '../sie/read-sie.ts';
import type { SieReading, SieSource } from '../sie/reading.ts';
import { storedVouchers } from '../vouchers-store.ts';
import { yearOfDate } from '../year-of-date.ts';
import { clashOf, yearsOf } from '../years-store.ts';

/** A SIE file that was read and found good, and whose books it is to join. */
export interface JudgedFile {
  readonly clientId: string;
  readonly fileName: string;
  readonly open: SieSource;
  readonly reading: SieReading;
}

/**
 * The years that a file is about: its own, or for additions that name none those that its vouchers lie in.
 * Throws `ledger.file-without-year`, `ledger.file-without-vouchers`.
 */
export async function yearsOfFile(actor: Actor, { clientId, fileName, open, reading }: JudgedFile): Promise<Period[]> {
  // XML shows that it is whole; lines that end before any voucher may have been cut off.
  if (reading.reach === 'additions' && reading.vouchers === 0 && reading.type !== '5-entry')
    throw new SaldoError('ledger.file-without-vouchers', 'invalid', { file: fileName, count: 0 });
  const own = reading.head.years.find((year) => year.yearIndex === 0);
  if (own) return [{ from: own.from, to: own.to }];
  if (reading.reach !== 'additions') {
    // Where the file names a year that cannot be one, that is the reason.
    const faults = reading.head.findings.filter(({ code }) => code === 'sie.year-form');
    throw new SaldoError('ledger.file-without-year', 'invalid', { file: fileName }, { faults });
  }
  const { known, yearEnd } = await transaction(actor, async (tx) => ({
    known: await yearsOf(tx, clientId),
    yearEnd: (await profileOf(tx, clientId)).financialYearEnd,
  }));
  const years = new Map<string, Period>();
  for await (const vouchers of sieVouchers(open, reading)) {
    for (const { date } of vouchers) {
      const year = yearOfDate(date, known, yearEnd);
      years.set(year.from, year);
    }
  }
  return [...years.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * Refuses an export that was cut off: what it lacks would be taken for removed.
 * Throws `ledger.file-cut-off`, and `ledger.file-without-vouchers` where it ends before them and states nothing that bears this out.
 */
export async function refuseCutOff(actor: Actor, { clientId, fileName, open, reading }: JudgedFile, year: Period): Promise<void> {
  const { proof, reach, vouchers } = reading;
  const isEmpty = vouchers === 0 && proof.status === 'unproven';
  if (reach !== 'whole-year' || (proof.differences.length === 0 && !isEmpty)) return;
  const stored = await transaction(actor, async (tx) => {
    const known = (await yearsOf(tx, clientId, year)).find(({ from, to }) => from === year.from && to === year.to);
    return known ? await storedVouchers(tx, known.id) : [];
  });
  const current = stored.filter((one) => one.current).length;
  if (isEmpty && current >= FEWEST_CUT) throw new SaldoError('ledger.file-without-vouchers', 'invalid', { file: fileName, count: current });
  const count = await vouchersCutOff(stored, sieVouchers(open, reading));
  if (count > 0) throw new SaldoError('ledger.file-cut-off', 'invalid', { file: fileName, count });
}

/** Why a file would not be taken in if it were handed over now, and keeps nothing of it: a list of one, or none where it would. */
export async function whyNotTaken(actor: Actor, file: JudgedFile): Promise<Fault[]> {
  const { clientId } = file;
  try {
    for (const year of await yearsOfFile(actor, file)) {
      const clash = await transaction(actor, async (tx) => {
        const feedId = (await manualFeed(tx, clientId))?.id ?? newId();
        return await clashOf(tx, { clientId, feedId, sourceYearId: null, ...year });
      });
      if (clash) throw clash;
      await refuseCutOff(actor, file, year);
    }
    return [];
  } catch (error) {
    const sentence = error instanceof SaldoError ? messages[error.code]?.(error.details) : undefined;
    if (!(error instanceof SaldoError) || !sentence) throw error;
    return [{ code: error.code, message: sentence, file: file.fileName }, ...error.faults];
  }
}
