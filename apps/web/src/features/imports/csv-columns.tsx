import type { CsvMapping, StatementPreview } from '../../api/resources.ts';
import { amountText } from '../../format/amount.ts';
import { SelectField } from '../../ui/field.tsx';
import type { Column } from '../../ui/list/column.ts';
import { PlainList } from '../../ui/list/list.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { columnFields, emptyMapping, withColumn } from './csv-mapping.ts';
import type { ComingFile } from './import-calls.ts';
import { MappingChoice } from './mapping-choice.tsx';

type Csv = NonNullable<StatementPreview['csv']>;

interface ColumnsProps {
  coming: ComingFile;
  csv: Csv;
  onMapping: (mapping: CsvMapping) => void;
  onSaved: (mappingId: string) => void;
}

const dateFormats = ['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD', 'YYMMDD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'];

/** How the columns of a CSV file are read, and the first rows as they would be. Every change shows at once what comes of it. */
export function CsvColumns({ coming, csv, onMapping, onSaved }: ColumnsProps) {
  const words = useWords();
  const mapping = csv.mapping ?? emptyMapping;
  const formats = dateFormats.includes(mapping.dateFormat) ? dateFormats : [mapping.dateFormat, ...dateFormats];
  return (
    <Section title={csv.bank ? words.imports.columnsOf(csv.bank) : words.imports.columns}>
      <div className="grid grid-cols-1 gap-4">
        <div className="grid grid-cols-2 gap-3 wide:grid-cols-4">
          <MappingChoice
            clientId={coming.clientId}
            chosen={coming.mappingId}
            onChoose={(mappingId) => (mappingId === null ? onMapping(mapping) : onSaved(mappingId))}
          />
          {columnFields.map((field) => (
            <SelectField
              key={field}
              label={words.imports.columnNames[field]}
              value={field === 'text' ? (mapping.columns.text?.[0] ?? '') : (mapping.columns[field] ?? '')}
              onChange={({ target }) => onMapping(withColumn(mapping, field, target.value))}
            >
              <option value="">–</option>
              {csv.columns.filter(Boolean).map((column) => (
                <option key={column} value={column}>
                  {column}
                </option>
              ))}
            </SelectField>
          ))}
          <SelectField
            label={words.imports.dateFormat}
            value={mapping.dateFormat}
            onChange={({ target }) => onMapping({ ...mapping, dateFormat: target.value })}
          >
            {formats.map((format) => (
              <option key={format} value={format}>
                {format}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={words.imports.decimal}
            value={mapping.decimal}
            onChange={({ target }) => onMapping({ ...mapping, decimal: target.value === '.' ? '.' : ',' })}
          >
            <option value=",">{words.imports.decimals.comma}</option>
            <option value=".">{words.imports.decimals.point}</option>
          </SelectField>
        </div>
        {csv.entries.length > 0 ? (
          <PlainList
            label={words.imports.asRead}
            rows={csv.entries.map((entry, place) => ({ entry, place }))}
            columns={entryColumns(words)}
            rowId={({ place }) => String(place)}
            sub={({ entry }) => [entry.bookingDate, entry.reference].filter(Boolean).join(' · ')}
          />
        ) : (
          <Raw csv={csv} />
        )}
      </div>
    </Section>
  );
}

function entryColumns(words: Words): Column<{ entry: Csv['entries'][number]; place: number }>[] {
  return [
    {
      id: 'date',
      header: words.bank.bookingDate,
      width: '7rem',
      wideOnly: true,
      cell: ({ entry }) => <span className="tabular-nums">{entry.bookingDate}</span>,
    },
    {
      id: 'text',
      header: words.bank.text,
      main: true,
      cell: ({ entry }) => (
        <>
          {[entry.counterparty, entry.text].filter(Boolean).join(' · ')}
          {entry.status === 'pending' ? <span className="text-ink-3"> ({words.bank.stateOf.pending})</span> : null}
        </>
      ),
    },
    {
      id: 'reference',
      header: words.bank.reference,
      width: '10rem',
      wideOnly: true,
      cell: ({ entry }) => entry.reference,
    },
    {
      id: 'amount',
      header: words.bank.amount,
      width: '9rem',
      figure: true,
      cell: ({ entry }) => `${amountText(entry.amount, words.language)} ${entry.currency}`,
    },
    {
      id: 'balance',
      header: words.bank.running,
      width: '8rem',
      figure: true,
      wideOnly: true,
      cell: ({ entry }) => (entry.balance === null ? null : amountText(entry.balance, words.language)),
    },
  ];
}

// The rows as they stand, where none can be read yet: to choose the columns by.
function Raw({ csv: { columns, rows } }: { csv: Csv }) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide file scrolls, and the keyboard must reach it
    <section aria-label={words.imports.asWritten} tabIndex={0} className="overflow-x-auto">
      <table className="text-xs">
        <thead>
          <tr>
            {columns.map((column, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
              <th key={place} scope="col" className="border-b border-line-strong px-2 py-1 text-left whitespace-nowrap text-ink-3">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 5).map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
            <tr key={line}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no names
                <td key={place} className="border-b border-line px-2 py-1 whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
