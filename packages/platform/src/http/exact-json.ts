/**
 * Reads JSON with every number kept as the text that stood there, so that no amount passes through a float: `629059.77` comes out
 * as `"629059.77"`, and a field that is a number in one endpoint and text in another comes out the same.
 * Undefined where the bytes are no JSON.
 */
export function readExactJson(bytes: Uint8Array): unknown {
  try {
    return parseWithSource(new TextDecoder('utf-8').decode(bytes), (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined ? source : value,
    );
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type ReviveWithSource = (text: string, revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown) => unknown;

// ES2025 hands the source text to the reviver; the library's types do not say so yet.
const parseWithSource = JSON.parse as ReviveWithSource;
