/** The row of the next thing that way; the row itself where there is no other. */
export function nextThing(here: number, step: number, count: number, opens: (index: number) => string): number {
  for (let next = here + step; next >= 0 && next < count; next += step) if (opens(next) !== opens(here)) return next;
  return here;
}
