/** One measured figure, as the terminal and `docs/benchmarks.md` show it. */
export interface BenchLine {
  readonly name: string;
  readonly value: number;
  /** What it is held to, such as `≥ 0.7` or `< 25`; null for a figure that stands beside others. */
  readonly goal: string | null;
  readonly unit: string;
  readonly ok: boolean;
  /** How it was measured, or why it was left out. */
  readonly note?: string;
}

/** Prints lines, one each. */
export function printLines(lines: readonly BenchLine[]): void {
  for (const { name, value, goal, unit, ok, note } of lines) {
    const figure = Number.isNaN(value) ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(2);
    console.log(`${ok ? '✓' : '✗'} ${name}: ${figure} ${unit}${goal === null ? '' : ` (goal ${goal})`}${note ? ` · ${note}` : ''}`);
  }
}
