import type { FaultTold } from '../../api/resources.ts';
import { countText } from '../../format/amount.ts';
import { Icon } from '../../ui/icon.tsx';
import { useWords, type Words } from '../../words/words.tsx';
import { type FaultGroup, faultGroups } from './fault-groups.ts';

const GROUPS_SHOWN = 200;

/** What was wrong or odd in a file, with where it stands; many of one kind stand on one line that opens. */
export function FaultList({ title, faults, all }: { title: string; faults: readonly FaultTold[]; all?: number }) {
  const words = useWords();
  const groups = faultGroups(faults);
  const shown = groups.slice(0, GROUPS_SHOWN).map((group, place) => ({ group, key: String(place) }));
  const told = shown.reduce((sum, { group }) => sum + group.count, 0);
  const total = Math.max(all ?? 0, told);
  return (
    <section className="@container">
      <h3 className="pb-1 font-semibold">{title}</h3>
      <ul className="border-y border-line">
        {shown.map(({ group, key }) => (
          <li key={key} className="border-b border-line last:border-0">
            {group.faults.length > 1 ? <Many group={group} /> : <One fault={group.faults[0]} />}
          </li>
        ))}
      </ul>
      {total > told ? <p className="pt-1 text-xs text-ink-3">{words.feeds.faultsMore(told, total)}</p> : null}
    </section>
  );
}

const line = 'flex gap-x-3 px-2.5 py-1.5 flex-wrap @lg:flex-nowrap';
const place = 'shrink-0 text-xs leading-5 text-ink-3 tabular-nums w-full @lg:w-32';

function One({ fault }: { fault: FaultTold }) {
  const words = useWords();
  return (
    <div className={line}>
      <Place text={placeOf(fault, words)} />
      <span className="min-w-0 flex-1 break-words">{fault.message}</span>
    </div>
  );
}

function Many({ group: { faults, count } }: { group: FaultGroup }) {
  const words = useWords();
  const [first] = faults;
  const untold = count - faults.length;
  return (
    <details className="group/faults">
      <summary className={`${line} list-none items-start hover:bg-accent-soft [&::-webkit-details-marker]:hidden`}>
        <Place text={[linesOf(faults, untold > 0, words), first.label ?? ''].filter(Boolean).join(' · ')} />
        <span className="min-w-0 flex-1 break-words">{first.message}</span>
        <span className="shrink-0 font-medium tabular-nums">{`× ${countText(count, words.language)}`}</span>
        <Icon name="down" className="mt-0.5 text-ink-3 group-open/faults:rotate-180" />
      </summary>
      <ul className="max-h-72 overflow-y-auto bg-sunken">
        {faults
          .map((fault, at) => ({ fault, key: String(at) }))
          .map(({ fault, key }) => (
            <li key={key}>
              <One fault={fault} />
            </li>
          ))}
        {untold > 0 ? <li className={`${line} text-ink-3`}>{words.feeds.faultsUntold(untold)}</li> : null}
      </ul>
    </details>
  );
}

function Place({ text }: { text: string }) {
  return text ? <span className={place}>{text}</span> : null;
}

function linesOf(faults: FaultGroup['faults'], isOpen: boolean, words: Words): string {
  const lines = faults.flatMap((fault) => (fault.line === undefined ? [] : [fault.line]));
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  if (lines.length === 0) return '';
  if (isOpen) return words.feeds.faultLinesFrom(first);
  return first === last ? words.feeds.faultLine(first) : words.feeds.faultLines(first, last);
}

function placeOf({ line, label, file }: FaultTold, words: Words): string {
  return [line === undefined ? '' : words.feeds.faultLine(line), label ?? '', line === undefined ? (file ?? '') : '']
    .filter(Boolean)
    .join(' · ');
}
