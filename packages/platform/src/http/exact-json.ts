/**
 * Reads JSON with every number kept as the text that stood there, so that no amount passes through a float: `629059.77` comes out
 * as `"629059.77"`, and a field that is a number in one endpoint and text in another comes out the same.
 * Undefined where the bytes are no JSON.
 */
export function readExactJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8').decode(bytes);
    // Handing out every value's source takes six times as long, and long answers mostly write their amounts as texts.
    const plain: unknown = JSON.parse(text);
    if (!holdsNumber(plain)) return plain;
    return parseWithSource(text, (_key, value, { source }) => (typeof value === 'number' && source !== undefined ? source : value));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type ReviveWithSource = (text: string, revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown) => unknown;

function holdsNumber(json: unknown): boolean {
  const waiting = [json];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'number') return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Array.isArray(value) ? value : Object.values(value)) waiting.push(inner);
  }
  return false;
}

// ES2025 hands the source text to the reviver; the library's types do not say so yet.
const parseWithSource = JSON.parse as ReviveWithSource;
