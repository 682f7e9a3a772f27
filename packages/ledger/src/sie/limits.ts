/** How many accounts, objects and balances a file may have, so that reading any file stays in bounded memory. */
export const MOST_HEAD_ITEMS = 500_000;
/** How many rows one voucher may have. */
export const MOST_ROWS = 1_000_000;
/** No line of a SIE file comes near this; what has none within it is no SIE file. */
export const LONGEST_LINE = 1 << 22;
/** How many of what stands once in any sensible file are kept: places of #GEN, items of unknown labels. */
export const MOST_KEPT = 1_000;
