/** Pieces of a file are read together up to so many bytes; a chunk that is longer is cut. */
export const STRETCH_BYTES = 1 << 16;
/** How many characters one tag, declaration or name of an entity may have before it ends. */
export const LONGEST_TAG = 1 << 16;
/** How many characters one element's own text may have; the longest of ISO 20022 has 500. */
export const LONGEST_TEXT = 1 << 18;
/** How deep elements may lie in each other; a message in its envelope comes to about 20. */
export const DEEPEST = 100;
/** How many bytes one entry with its details may have: what is given as one value must fit the memory. */
export const LONGEST_ENTRY = 1 << 26;
/** How many details one entry may have. */
export const MOST_DETAILS = 100_000;
/** How many statements and how many balances a file may have, all of which the answer holds. */
export const MOST_STATEMENTS = 20_000;
export const MOST_BALANCES = 100_000;
/** What a column of 64 bits holds, in minor units; no account comes near it. */
export const LARGEST = 2n ** 63n - 1n;
