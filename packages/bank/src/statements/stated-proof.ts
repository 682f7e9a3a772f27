import type { StatedBalance, StatedProof } from './statement.ts';

/** Opening + booked entries = closing, of one statement. Proven is only what states both, in one currency. */
export function statedProof(opening: StatedBalance | null, bookedMinor: bigint, closing: StatedBalance | null): StatedProof {
  const expectedMinor = opening === null ? null : opening.amountMinor + bookedMinor;
  const actualMinor = closing === null ? null : closing.amountMinor;
  const isProven = expectedMinor !== null && expectedMinor === actualMinor && opening?.currency === closing?.currency;
  return { status: isProven ? 'proven' : 'unproven', expectedMinor, actualMinor };
}
