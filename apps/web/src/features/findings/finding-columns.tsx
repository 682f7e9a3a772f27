import type { Finding } from '../../api/resources.ts';
import { amountText, isZero } from '../../format/amount.ts';
import type { Column } from '../../ui/list/column.ts';
import { State } from '../../ui/state.tsx';
import type { FindingWords } from '../../words/findings.ts';
import type { Words } from '../../words/words.tsx';
import { severityLook } from './severities.ts';

/** The columns of what the checks have found. */
export function findingColumns(words: Words, told: FindingWords): Column<Finding>[] {
  return [
    {
      id: 'severity',
      header: told.severity,
      width: '8rem',
      wideOnly: true,
      cell: ({ severity }) => <Severity severity={severity} told={told} />,
    },
    {
      id: 'message',
      header: told.message,
      main: true,
      cell: ({ message }) => <span title={message[words.language]}>{message[words.language]}</span>,
    },
    {
      id: 'rows',
      header: told.rows,
      width: '4.5rem',
      figure: true,
      wideOnly: true,
      roomyOnly: true,
      cell: (finding) => rowCount(finding) || <span className="text-ink-3">–</span>,
    },
    {
      id: 'date',
      header: told.date,
      width: '7rem',
      wideOnly: true,
      cell: ({ date }) => <span className="text-ink-2 tabular-nums">{date}</span>,
    },
    {
      id: 'amount',
      header: told.amount,
      width: '8.5rem',
      figure: true,
      cell: ({ amount }) => (isZero(amount) ? <span className="text-ink-3">–</span> : amountText(amount, words.language)),
    },
  ];
}

/** How grave a finding is, as a state. */
export function Severity({ severity, told }: { severity: Finding['severity']; told: FindingWords }) {
  return <State {...severityLook(severity)}>{told.severities[severity]}</State>;
}

function rowCount({ voucherIds, entryIds, bankTransactionIds }: Finding): number {
  return Math.max(entryIds.length, voucherIds.length) + bankTransactionIds.length;
}
