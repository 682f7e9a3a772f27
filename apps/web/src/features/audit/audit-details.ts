import type { AuditRow } from '../../api/resources.ts';
import { countText } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { auditDetailsWords } from '../../words/audit-details.ts';
import type { Words } from '../../words/words.tsx';

/** One field of what a row of the log tells: its name and what stands in it, and what stood there before where something was changed. */
export interface Detail {
  readonly name: string;
  readonly value: string;
  readonly before?: string;
  /** The job that is looked at for more. */
  readonly jobId?: string;
}

/** The names behind ids, as far as the reader may see them. */
export interface Names {
  readonly client: (id: string) => string;
  readonly person: (id: string) => string;
}

type Told = Pick<AuditRow, 'action' | 'refType' | 'payload'>;

interface Context extends Told {
  readonly words: Words;
  readonly names: Names;
}

const FEW = 3;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What a row tells, field by field in the words of the page. A field that the page has no word for keeps its own name; an empty one is left out. */
export function detailsOf(row: Told, words: Words, names: Names): Detail[] {
  const context: Context = { action: row.action, refType: row.refType, payload: row.payload, words, names };
  if (!isObject(row.payload)) return [];
  const { before, after, ...rest } = row.payload;
  if (!isObject(before) || !isObject(after)) return rowsOf(row.payload, [], context);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changes = fields.map((field) => ({
    name: nameOf(field, after[field], words),
    before: valueText(field, before[field], context) || auditDetailsWords[words.language].none,
    value: valueText(field, after[field], context) || auditDetailsWords[words.language].none,
  }));
  return [...changes, ...rowsOf(withoutTold(rest, fields), [], context)];
}

/** The clients that what a row tells is about, wherever in it they stand. */
export function clientsIn(payload: unknown): string[] {
  if (!isObject(payload)) return [];
  return Object.entries(payload).flatMap(([field, value]) => {
    if (field === 'clientId' || field === 'clientIds') return [value].flat().filter((id) => typeof id === 'string');
    return clientsIn(value);
  });
}

// Fields are named by themselves where what stood in them is not kept, as of personal data.
function withoutTold(rest: Record<string, unknown>, told: readonly string[]): Record<string, unknown> {
  const { changed, ...others } = rest;
  return Array.isArray(changed) ? { changed: changed.filter((field) => !told.includes(field)), ...others } : rest;
}

function rowsOf(object: Record<string, unknown>, path: readonly string[], context: Context): Detail[] {
  return inOrder(Object.entries(object)).flatMap(([field, value]): Detail[] => {
    if (field === 'jobId')
      return [
        { name: nameOf(field, value, context.words), value: auditDetailsWords[context.words.language].showJob, jobId: String(value) },
      ];
    const names = [...path, nameOf(field, value, context.words)];
    if (isObject(value)) return rowsOf(value, names, context);
    const text = valueText(field, value, context);
    return text === '' ? [] : [{ name: [names[0], ...names.slice(1).map(lowerFirst)].join(', '), value: text }];
  });
}

// The store keeps no order of fields: the first day comes before the last.
function inOrder(entries: [string, unknown][]): [string, unknown][] {
  return entries.sort(([a], [b]) => Number(b === 'from') - Number(a === 'from'));
}

function nameOf(field: string, value: unknown, { language }: Words): string {
  const details = auditDetailsWords[language];
  const fields: Readonly<Record<string, string>> = details.fields;
  if ((field === 'changed' || field === 'fields') && Array.isArray(value)) return details.fields.changedFields;
  return fields[field] ?? field;
}

function valueText(field: string, value: unknown, context: Context): string {
  const { words } = context;
  if (field === 'scheduleHour' && value === null) return words.feeds.hourSpread;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return listText(field, value, context);
  if (typeof value === 'boolean') return value ? auditDetailsWords[words.language].yes : auditDetailsWords[words.language].no;
  if (typeof value === 'number') return countText(value, words.language);
  if (isObject(value)) return JSON.stringify(value);
  return codeText(field, String(value), context);
}

function listText(field: string, values: readonly unknown[], context: Context): string {
  const { words } = context;
  if (field === 'columns') return values.length === 0 ? '' : countText(values.length, words.language);
  if (field === 'clientIds' && values.length > FEW) return auditDetailsWords[words.language].clients(values.length);
  return values
    .map((value) => {
      if (isObject(value) && value.from !== undefined && value.to !== undefined) return `${value.from} – ${value.to}`;
      if (field === 'changed' || field === 'fields') return lowerFirst(nameOf(String(value), value, words));
      return valueText(field === 'clientIds' ? 'clientId' : field, value, context);
    })
    .join(', ');
}

// What stands in a field as a code, in words where the page has them.
function codeText(field: string, code: string, { action, refType, words, names }: Context): string {
  const said = (catalogue: Readonly<Record<string, string>>) => catalogue[code] ?? code;
  const { values } = auditDetailsWords[words.language];
  switch (field) {
    case 'clientId':
      return names.client(code);
    case 'managerId':
    case 'userId':
      return names.person(code);
    case 'role':
      return said(words.roles);
    case 'source':
      return said(words.feeds.sources);
    case 'status':
      return said(refType === 'user' ? words.people.statuses : words.feeds.statuses);
    case 'by':
      return said(values.by);
    case 'vatPeriod':
      return said(values.vatPeriod);
    case 'format':
      return code.toUpperCase();
    case 'kind':
      if (refType === 'task') return said(values.tasks);
      if (action === 'feed.connect') return said(values.access);
      return refType === 'client' ? said(words.clients.kinds) : code.toUpperCase();
    default:
      return instant.test(code) ? momentText(code, new Date(), words.language) : code;
  }
}

function lowerFirst(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
