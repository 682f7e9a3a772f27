import type { Voucher } from '../../api/resources.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useWords } from '../../words/words.tsx';
import { voucherLabel } from './voucher-columns.tsx';
import { voucherDetails } from './voucher-details.ts';
import { VoucherPapers } from './voucher-papers.tsx';

/** What a voucher says of itself beside its rows: number, days, what it came from, its objects, remarks and papers. */
export function VoucherFacts({ voucher }: { voucher: Voucher }) {
  const words = useWords().ledger;
  const { reference, costCenter, project, comments, files } = voucherDetails(voucher);
  return (
    <Facts>
      <Fact name={words.voucher}>
        <span className="font-medium">{voucherLabel(voucher)}</span>
      </Fact>
      <Fact name={words.date}>{voucher.date}</Fact>
      {voucher.registeredOn ? <Fact name={words.registered}>{words.registeredBy(voucher.registeredOn, voucher.sign ?? '')}</Fact> : null}
      {reference ? (
        <Fact name={words.reference}>{[words.referenceKinds[reference.kind] ?? '', reference.number].filter(Boolean).join(' ')}</Fact>
      ) : null}
      {costCenter ? <Fact name={words.costCenter}>{costCenter}</Fact> : null}
      {project ? <Fact name={words.project}>{project}</Fact> : null}
      {comments ? <Fact name={words.comments}>{comments}</Fact> : null}
      {files.length > 0 ? (
        <Fact name={words.files}>
          <VoucherPapers voucher={voucher} names={files} />
        </Fact>
      ) : null}
    </Facts>
  );
}
