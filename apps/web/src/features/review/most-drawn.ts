/** So many vouchers are drawn on the page at a time; by the API five times as many. */
export const MOST_DRAWN = 100;
