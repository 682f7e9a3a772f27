import { parseSync } from 'oxc-parser';

/** One import, re-export or dynamic import. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Only types come through: nothing runs. */
  readonly typeOnly: boolean;
  /** Names as the other module exports them; `*` for all, none for a side effect. */
  readonly names: readonly string[];
  /** Those of them that are no types. */
  readonly values: readonly string[];
  /** The local names that values come under. */
  readonly locals: readonly string[];
  readonly kind: 'import' | 'export' | 'dynamic';
}

/** A function and how many lines it spans. */
export interface Span {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** A name at a line. */
export interface Mention {
  readonly name: string;
  readonly line: number;
}

/** What the rules want to know of one file. */
export interface Facts {
  readonly lines: number;
  readonly imports: readonly Import[];
  /** What the file itself declares and exports, types left out; what it hands on is an import. */
  readonly exports: readonly Mention[];
  readonly functions: readonly Span[];
  /** Calls and reads as they are written, up to three names: `Date.now()`, `new Date()`, `process.env`. */
  readonly uses: readonly Mention[];
  /** Tables that `insert`, `update` and `delete` are called with: the local name. */
  readonly writes: readonly Mention[];
  /** Text of template literals, with a blank for each value in them. */
  readonly templates: readonly Mention[];
  /** First arguments of `new SaldoError(…)` that are written out. */
  readonly errorCodes: readonly Mention[];
  /** Keys of object literals that are strings with a dot: codes in messages. */
  readonly dottedKeys: readonly Mention[];
  /** `{ kind: 'system', task: '…' }`, by task. */
  readonly systemActors: readonly Mention[];
  /** Functions, classes and constants that are exported without a doc comment. */
  readonly undocumented: readonly Mention[];
  readonly comments: readonly Mention[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Parses one file. */
export function readFacts(path: string, text: string): Facts {
  const { program, module, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${path}: ${error.message}`);
  const lineOf = lineFinder(text);
  const found = {
    functions: [] as Span[],
    uses: [] as Mention[],
    writes: [] as Mention[],
    templates: [] as Mention[],
    errorCodes: [] as Mention[],
    dottedKeys: [] as Mention[],
    systemActors: [] as Mention[],
  };
  visit(program as unknown as Node, null, (node, parent) => {
    const line = lineOf(node.start);
    const note = (list: Mention[], name: string | null) => name !== null && list.push({ name, line });
    if (FUNCTIONS.has(node.type)) found.functions.push({ name: functionName(node, parent), line, lines: lineOf(node.end) - line + 1 });
    if (node.type === 'CallExpression') {
      const called = dotted(node.callee);
      note(found.uses, called === null ? null : `${called}()`);
      if (called !== null && /\.(?:insert|update|delete)$/.test(called)) note(found.writes, identifier(first(node.arguments)));
    }
    if (node.type === 'NewExpression') {
      const made = dotted(node.callee);
      note(found.uses, made === null ? null : `new ${made}(${list(node.arguments).length > 0 ? '…' : ''})`);
      if (made === 'SaldoError') note(found.errorCodes, string(first(node.arguments)));
    }
    if (node.type === 'MemberExpression') note(found.uses, dotted(node));
    if (node.type === 'TemplateLiteral') note(found.templates, list(node.quasis).map(cooked).join(' '));
    if (node.type === 'ObjectExpression') {
      note(found.systemActors, systemTask(node));
      for (const key of list(node.properties).map((property) => string(property.key))) if (key?.includes('.')) note(found.dottedKeys, key);
    }
  });
  return {
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: importsOf(module, text, lineOf),
    exports: exportsOf(module, lineOf),
    ...found,
    undocumented: undocumented(program as unknown as Node, comments, text, lineOf),
    comments: comments.map(({ value, start }) => ({ name: value, line: lineOf(start) })),
  };
}

type Module = ReturnType<typeof parseSync>['module'];
type Comments = ReturnType<typeof parseSync>['comments'];

function importsOf(module: Module, text: string, lineOf: (offset: number) => number): Import[] {
  const imports = module.staticImports.map(
    ({ start, moduleRequest, entries }): Import => ({
      specifier: moduleRequest.value,
      line: lineOf(start),
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
      names: entries.map(importedName),
      values: entries.filter(({ isType }) => !isType).map(importedName),
      locals: entries.filter((entry) => !entry.isType).map((entry) => entry.localName.value),
      kind: 'import',
    }),
  );
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ start, moduleRequest, importName, isType }): Import[] =>
      moduleRequest
        ? [
            {
              specifier: moduleRequest.value,
              line: lineOf(start),
              typeOnly: isType,
              names: [importName.name ?? '*'],
              values: isType ? [] : [importName.name ?? '*'],
              locals: [],
              kind: 'export',
            },
          ]
        : [],
    ),
  );
  const dynamic = module.dynamicImports.flatMap(({ start, moduleRequest }): Import[] => {
    const written = /^(['"`])([^$]*)\1$/s.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2];
    // What is computed leads nowhere that can be judged here.
    return written === undefined
      ? []
      : [{ specifier: written, line: lineOf(start), typeOnly: false, names: ['*'], values: ['*'], locals: [], kind: 'dynamic' }];
  });
  return [...imports, ...exports, ...dynamic];
}

type ImportEntry = Module['staticImports'][number]['entries'][number];

function importedName({ importName }: ImportEntry): string {
  return importName.name ?? (importName.kind === 'Default' ? 'default' : '*');
}

function exportsOf(module: Module, lineOf: (offset: number) => number): Mention[] {
  return module.staticExports.flatMap(({ entries }) =>
    entries
      .filter(({ moduleRequest, isType }) => !moduleRequest && !isType)
      .map(({ start, exportName }) => ({ name: exportName.name ?? 'default', line: lineOf(start) })),
  );
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function functionName(node: Node, parent: Node | null): string {
  return (
    identifier(node.id) ??
    identifier(parent?.id) ??
    identifier(parent?.key) ??
    string(parent?.key) ??
    dotted(parent?.callee) ??
    'a function'
  );
}

// `tx.insert(rows)` → tx.insert; a chain that begins with a call keeps its last names only.
function dotted(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Identifier') return identifier(value);
  if (value.type !== 'MemberExpression') return null;
  const name = value.computed === true ? string(value.property) : identifier(value.property);
  if (name === null) return null;
  const object = dotted(value.object);
  return object === null ? `….${name}` : `${object}.${name}`;
}

function systemTask(node: Node): string | null {
  const properties = list(node.properties);
  const of = (key: string) => properties.find((property) => identifier(property.key) === key);
  if (string(of('kind')?.value) !== 'system' || !of('task')) return null;
  return string(of('task')?.value) ?? '(not written out)';
}

function undocumented(program: Node, comments: Comments, text: string, lineOf: (offset: number) => number): Mention[] {
  const docs = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'));
  const isDocumented = (start: number) => docs.some((doc) => doc.end <= start && text.slice(doc.end, start).trim() === '');
  return list(program.body).flatMap((statement) => {
    const declared = statement.declaration;
    if (statement.type !== 'ExportNamedDeclaration' || !isNode(declared) || isDocumented(statement.start)) return [];
    const names =
      declared.type === 'VariableDeclaration'
        ? list(declared.declarations).map((one) => identifier(one.id))
        : /^(?:Function|Class)Declaration$/.test(declared.type)
          ? [identifier(declared.id)]
          : [];
    return names.filter((name) => name !== null).map((name) => ({ name, line: lineOf(statement.start) }));
  });
}

function visit(node: Node, parent: Node | null, see: (node: Node, parent: Node | null) => void): void {
  see(node, parent);
  for (const value of Object.values(node)) {
    if (isNode(value)) visit(value, node, see);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) visit(item, node, see);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function list(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function first(value: unknown): Node | undefined {
  return list(value)[0];
}

function identifier(value: unknown): string | null {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : null;
}

function string(value: unknown): string | null {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
}

function cooked(quasi: Node): string {
  const value = quasi.value as { cooked?: string; raw?: string } | undefined;
  return value?.cooked ?? value?.raw ?? '';
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
