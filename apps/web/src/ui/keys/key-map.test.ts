import { describe, expect, it } from 'vitest';
import { keyLabels, nextKey } from './key-map.ts';

const known = new Set(['j', 'k', '?', '/', 'g c', 'g v', 'mod+k']);
const press = (key: string, held: { mod?: boolean; alt?: boolean; typing?: boolean } = {}) => ({
  key,
  mod: false,
  alt: false,
  typing: false,
  ...held,
});

function typed(...keys: string[]): (string | null)[] {
  let waiting = '';
  return keys.map((key) => {
    const step = nextKey(waiting, press(key), known);
    waiting = step.waiting;
    return step.command;
  });
}

describe('keys', () => {
  it('do what they are bound to', () => {
    expect(typed('j', 'k', '?')).toEqual(['j', 'k', '?']);
    expect(typed('x')).toEqual([null]);
  });

  it('come in pairs', () => {
    expect(typed('g', 'c')).toEqual([null, 'g c']);
    expect(typed('g', 'c', 'j')).toEqual([null, 'g c', 'j']);
  });

  it('forget the first of a pair that does not exist, and let the second count', () => {
    expect(typed('g', 'j', 'c')).toEqual([null, 'j', null]);
    expect(typed('g', 'g', 'v')).toEqual([null, null, 'g v']);
  });

  it('leave the writer alone, but not the one who holds Ctrl or ⌘', () => {
    expect(nextKey('', press('j', { typing: true }), known)).toEqual({ command: null, waiting: '' });
    expect(nextKey('', press('K', { typing: true, mod: true }), known).command).toBe('mod+k');
  });

  it('leave the browser its own', () => {
    expect(nextKey('', press('j', { mod: true }), known).command).toBeNull();
    expect(nextKey('g', press('c', { alt: true }), known)).toEqual({ command: null, waiting: '' });
  });

  it('are shown as they are on the machine', () => {
    expect(keyLabels('mod+k', true)).toEqual(['⌘K']);
    expect(keyLabels('mod+k', false)).toEqual(['Ctrl K']);
    expect(keyLabels('g c', false)).toEqual(['g', 'c']);
    expect(keyLabels('Enter', false)).toEqual(['↵']);
  });
});
