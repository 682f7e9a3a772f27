/** No line of a statement file comes near this; what has none within it is none. */
export const LONGEST_LINE = 1 << 20;
/** How many characters one field of a file may have. */
export const LONGEST_FIELD = 1 << 16;
/** How many characters the number of an account may have: ISO 20022 and SWIFT stop at 35. More is none, and no index takes it. */
export const LONGEST_ACCOUNT = 70;
/** How many statements one file may hold, since all of their heads are in memory at once. */
export const MOST_STATEMENTS = 100_000;
/** How many balances of one statement are kept. */
export const MOST_BALANCES = 100;
/** What a database holds of an amount, in minor units; so much may come in, and so much go out, in one statement. */
export const LARGEST_MINOR = 2n ** 63n - 1n;
/** How many entries come at a time. */
export const ENTRIES_IN_BATCH = 200;
/** A batch whose entries have so many details is given before it is full. */
export const DETAILS_IN_BATCH = 2_000;
