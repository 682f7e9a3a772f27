import { useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import type { Voucher } from '../../api/resources.ts';
import { Banner } from '../../ui/banner.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Refused } from '../../ui/refused.tsx';
import { Siblings } from '../../ui/siblings.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { VoucherTrail } from '../review/voucher-trail.tsx';
import { voucherQuery } from './ledger-queries.ts';
import { voucherLabel } from './voucher-columns.tsx';
import { VoucherHistory, VoucherSource } from './voucher-evidence.tsx';
import { VoucherFacts } from './voucher-facts.tsx';
import { Corrections, VoucherRows } from './voucher-rows.tsx';

type Sibling = Voucher | { readonly id: string };

interface DrawerProps {
  id: string;
  /** The list that it was opened from. */
  crumb: string;
  /** The vouchers of that list in its order, as far as it knows them. */
  siblings: readonly Sibling[];
  siblingLink: (voucher: { id: string }) => LinkProps;
  onClose: () => void;
}

/** Everything that is known of a voucher: its rows, what was corrected, each version that was seen, and its lines at the source. */
export function VoucherDrawer({ id, crumb, siblings, siblingLink, onClose }: DrawerProps) {
  const words = useWords();
  const { data, error, refetch } = useQuery({
    ...voucherQuery(id),
    placeholderData: () => siblings.find((sibling): sibling is Voucher => sibling.id === id && 'entries' in sibling),
  });
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  return (
    <Drawer
      crumbs={[crumb, data ? voucherLabel(data) : words.ledger.voucher]}
      title={data ? data.text || words.ledger.voucher : words.ledger.voucher}
      onClose={onClose}
      tools={
        <Siblings
          before={at > 0 && before ? siblingLink(before) : undefined}
          after={at >= 0 && after ? siblingLink(after) : undefined}
          labels={{ before: words.ledger.previous, after: words.ledger.next }}
        />
      }
    >
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <WaitingRows rows={6} /> : null}
      {data ? <VoucherEvidence voucher={data} /> : null}
    </Drawer>
  );
}

function VoucherEvidence({ voucher }: { voucher: Voucher }) {
  const words = useWords();
  const may = useMay();
  return (
    <div className="grid grid-cols-1 gap-4">
      {voucher.state === 'removed' ? <Banner tone="idle" title={words.ledger.removedNote} /> : null}
      {voucher.flags.map(({ code, message }) => (
        <Banner key={code} tone="late" title={message} />
      ))}
      <VoucherFacts voucher={voucher} />
      <VoucherRows voucher={voucher} />
      <Corrections corrections={voucher.corrections} />
      <VoucherHistory voucher={voucher} />
      <VoucherSource voucher={voucher} />
      {may('audit.verify') ? <VoucherTrail voucher={voucher} /> : null}
      <div>
        <CopyButton text={location.href} label={words.ledger.copyLink} />
      </div>
    </div>
  );
}
