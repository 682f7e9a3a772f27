import { describe, expect, it } from 'vitest';

// The tests' loader empties style sheets, and the page knows nothing of Node: so the file is read by hand.
declare const process: { getBuiltinModule(name: 'node:fs'): { readFileSync(path: URL, encoding: 'utf8'): string } };
const css = process.getBuiltinModule('node:fs').readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** What stands on what; text needs 4.5:1, borders of fields and the focus ring 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const texts: readonly (readonly [ink: string, grounds: readonly string[]])[] = [
  ['ink', ['ground', 'surface', 'sunken', 'accent-soft', 'idle-soft', 'wrong-soft', 'late-soft']],
  ['ink-2', ['ground', 'surface', 'sunken', 'accent-soft', 'idle-soft', 'wrong-soft', 'late-soft']],
  ['ink-3', ['ground', 'surface', 'sunken', 'accent-soft', 'idle-soft']],
  ['accent', ['ground', 'surface', 'sunken', 'accent-soft']],
  ['proven', ['ground', 'surface', 'accent-soft']],
  ['late', ['ground', 'surface', 'late-soft', 'accent-soft']],
  ['wrong', ['ground', 'surface', 'wrong-soft', 'accent-soft']],
  ['on-accent', ['accent']],
];
const edges: typeof texts = [
  ['field', ['surface', 'ground']],
  ['focus', ['ground', 'surface', 'sunken']],
];

const [light = '', dark = ''] = css.split('[data-theme="dark"]');
const themes = { light: tokensOf(light), dark: tokensOf(dark) };

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
  it.each([...pairs(texts, 4.5), ...pairs(edges, 3)])('%s on %s holds %d:1', (ink, ground, least) => {
    expect(contrast(tokens.get(ink), tokens.get(ground))).toBeGreaterThanOrEqual(least);
  });
});

it('both themes have the same tokens', () => {
  expect([...themes.dark.keys()].sort()).toEqual([...themes.light.keys()].sort());
});

function pairs(rows: typeof texts, least: number): [string, string, number][] {
  return rows.flatMap(([ink, grounds]) => grounds.map((ground): [string, string, number] => [ink, ground, least]));
}

function tokensOf(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

function contrast(a: string | undefined, b: string | undefined): number {
  if (!a || !b) throw new RangeError('a token is missing');
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

// WCAG 2.2, "relative luminance".
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
