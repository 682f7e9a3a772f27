/** How many accounts, objects and balances a file may have, so that reading any file stays in bounded memory. */
export const MOST_HEAD_ITEMS = 500_000;
/** How many rows one voucher may have. */
export const MOST_ROWS = 1_000_000;
/** How many bytes a name that others refer to may have: an account, a series, a number, an object. More is no name, and no index takes it. */
export const LONGEST_NAME = 100;
/** The same for the objects of a balance. */
export const LONGEST_OBJECTS = 500;
/** What debit and what credit may come to in a file, in minor units, so that any sum of its rows stays within 64 bits. */
export const MOST_TURNOVER = 2 ** 63;
/** No line of a SIE file comes near this; what has none within it is no SIE file. */
export const LONGEST_LINE = 1 << 22;
/** How many of what stands once in any sensible file are kept: places of #GEN, items of unknown labels. */
export const MOST_KEPT = 1_000;
