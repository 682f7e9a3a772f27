/** How well a text answers what was typed: 0 not at all, 3 it begins so. */
export function matchScore(text: string, query: string): 0 | 1 | 2 | 3 {
  const [in_, wanted] = [folded(text), folded(query)];
  if (wanted === '') return 1;
  if (in_.startsWith(wanted)) return 3;
  if (in_.split(/[\s·–-]+/).some((word) => word.startsWith(wanted))) return 2;
  return in_.includes(wanted) ? 1 : 0;
}

/** Those that answer, the best first; among equals the order stays. */
export function matching<T>(options: readonly T[], textOf: (option: T) => string, query: string): T[] {
  return options
    .map((option) => ({ option, score: matchScore(textOf(option), query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ option }) => option);
}

// Å, ä and ö are letters of their own; what is folded away is only case.
function folded(text: string): string {
  return text.toLocaleLowerCase('sv').trim();
}
