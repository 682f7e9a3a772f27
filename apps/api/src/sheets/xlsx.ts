import type { Cell, CellKind, SheetContent } from './sheet.ts';
import { type ZipFile, zipOf } from './zip.ts';

/** So many characters are handed on at once. */
const CHUNK_CHARACTERS = 65_536;
/** What a sheet holds at most, its headings included (ECMA-376, and every spreadsheet). */
const MOST_ROWS = 1_048_576;
const MOST_TEXT = 32_767;
/** More digits than this a spreadsheet does not keep: such an amount is written as text rather than as another number. */
const MOST_DIGITS = 15;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/**
 * A sheet as an Office Open XML workbook (ECMA-376), written as the rows come. Amounts and counts are numbers, days and minutes dates with
 * their format; a text is a typed text, which no spreadsheet runs. Rows beyond what one sheet holds go on in a further one.
 */
export async function* xlsxOf(content: SheetContent): AsyncGenerator<Uint8Array, void, undefined> {
  yield* zipOf(filesOf(content));
}

async function* filesOf(content: SheetContent): AsyncGenerator<ZipFile, void, undefined> {
  const rows = content.rows[Symbol.asyncIterator]();
  let sheets = 0;
  let next = await rows.next();
  do {
    sheets++;
    const written = { rows: 1 };
    yield { name: `xl/worksheets/sheet${sheets}.xml`, content: sheetXml(content, written, take()) };
  } while (!next.done);
  async function* take() {
    for (let row = 2; row <= MOST_ROWS && !next.done; row++) {
      yield next.value;
      next = await rows.next();
    }
  }
  const names = Array.from({ length: sheets }, (_, index) => sheetName(content.name, index));
  yield { name: 'xl/styles.xml', content: [styles()] };
  yield { name: 'xl/workbook.xml', content: [workbook(names)] };
  yield { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelations(sheets)] };
  yield { name: '_rels/.rels', content: [rootRelations()] };
  yield { name: '[Content_Types].xml', content: [contentTypes(sheets)] };
}

async function* sheetXml(
  { headers, kinds }: SheetContent,
  written: { rows: number },
  rows: AsyncIterable<readonly Cell[]>,
): AsyncGenerator<string, void, undefined> {
  const columns = headers.map((_, place) => columnName(place));
  const widths = kinds.map((kind, place) => `<col min="${place + 1}" max="${place + 1}" width="${widthOf(kind)}" customWidth="1"/>`);
  let waiting = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
  waiting += `<row r="1">${headers.map((header, place) => textCell(`${columns[place]}1`, header, STYLE_HEADER)).join('')}</row>`;
  for await (const cells of rows) {
    written.rows++;
    const row = written.rows;
    let xml = `<row r="${row}">`;
    for (let place = 0; place < cells.length; place++) {
      const cell = cells[place];
      if (cell !== null && cell !== undefined) xml += xlsxCell(`${columns[place]}${row}`, cell, kinds[place] ?? 'text');
    }
    waiting += `${xml}</row>`;
    if (waiting.length < CHUNK_CHARACTERS) continue;
    yield waiting;
    waiting = '';
  }
  yield `${waiting}</sheetData><autoFilter ref="A1:${columns.at(-1) ?? 'A'}${written.rows}"/></worksheet>`;
}

const STYLE_HEADER = 1;
const STYLES: Readonly<Record<CellKind, number>> = { text: 0, amount: 2, count: 3, day: 4, instant: 5 };

/** One cell at a place such as `B7`. */
export function xlsxCell(at: string, cell: string | number, kind: CellKind): string {
  const number = kind === 'text' ? null : numberOf(String(cell), kind);
  return number === null ? textCell(at, String(cell), STYLES.text) : `<c r="${at}" s="${STYLES[kind]}"><v>${number}</v></c>`;
}

function numberOf(text: string, kind: CellKind): string | null {
  if (kind === 'day' || kind === 'instant') return serialOf(text);
  return text.replaceAll(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS ? null : text;
}

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet is 30 December 1899: so is every day from March 1900 on, since it believes in 29 February 1900. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_TRUE_DAY = 61;

// A day before March 1900 has no number that means the same everywhere: it is written as text.
function serialOf(text: string): string | null {
  const [day = '', minute = '00:00'] = text.split(' ');
  const days = (Date.parse(`${day}T${minute}:00Z`) - DAY_ZERO) / DAY_MS;
  return days >= FIRST_TRUE_DAY ? String(Math.round(days * 1e8) / 1e8) : null;
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(text.slice(0, MOST_TEXT))}</t></is></c>`;
}

/** A text inside XML; what XML cannot hold is written as spreadsheets write it, `_x0001_`. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (sign) =>
      sign === '\t' || sign === '\n' ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function columnName(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnName(Math.floor(place / 26) - 1) + last;
}

function widthOf(kind: CellKind): number {
  return { text: 24, amount: 16, count: 10, day: 12, instant: 18 }[kind];
}

// At most 31 characters, without the signs that name a place in a workbook.
function sheetName(name: string, index: number): string {
  const suffix = index === 0 ? '' : ` ${index + 1}`;
  const plain = name.replaceAll(/[\\/?*[\]:']/g, ' ').trim() || 'Saldo';
  return escaped(plain.slice(0, 31 - suffix.length) + suffix);
}

function styles(): string {
  const formats = ['#,##0.00', '0', 'yyyy\\-mm\\-dd', 'yyyy\\-mm\\-dd\\ hh:mm'];
  const numberFormats = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('');
  const cells = formats
    .map((_, index) => `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
    .join('');
  return `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${numberFormats}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${2 + formats.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${cells}</cellXfs></styleSheet>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('');
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

function rootRelations(): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each.join('')}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`;
}
