import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { Voucher } from '../../api/resources.ts';
import { Banner } from '../../ui/banner.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Refused } from '../../ui/refused.tsx';
import { WaitingRows } from '../../ui/waiting.tsx';
import { useWords } from '../../words/words.tsx';
import { useMay } from '../access/session.ts';
import { VoucherTrail } from '../review/voucher-trail.tsx';
import { voucherQuery } from './ledger-queries.ts';
import { voucherLabel } from './voucher-columns.tsx';
import { VoucherHistory, VoucherSource } from './voucher-evidence.tsx';
import { VoucherFacts } from './voucher-facts.tsx';
import { Corrections, VoucherRows } from './voucher-rows.tsx';

interface DrawerProps {
  id: string;
  /** The list that it was opened from. */
  crumb: string;
  siblings: readonly Voucher[];
  siblingLink?: (voucher: Voucher) => LinkProps;
  onClose: () => void;
}

/** Everything that is known of a voucher: its rows, what was corrected, each version that was seen, and its lines at the source. */
export function VoucherDrawer({ id, crumb, siblings, siblingLink, onClose }: DrawerProps) {
  const words = useWords();
  const { data, error, refetch } = useQuery({ ...voucherQuery(id), placeholderData: () => siblings.find((sibling) => sibling.id === id) });
  const at = siblings.findIndex((sibling) => sibling.id === id);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  return (
    <Drawer
      crumbs={[crumb, data ? voucherLabel(data) : words.ledger.voucher]}
      title={data ? data.text || words.ledger.voucher : words.ledger.voucher}
      onClose={onClose}
      tools={
        siblingLink ? (
          <>
            <Sibling link={at > 0 && before ? siblingLink(before) : undefined} label={words.ledger.previous} icon="up" />
            <Sibling link={at >= 0 && after ? siblingLink(after) : undefined} label={words.ledger.next} icon="down" />
          </>
        ) : undefined
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

function Sibling({ link, label, icon }: { link: LinkProps | undefined; label: string; icon: 'up' | 'down' }) {
  const look = 'inline-flex size-7 items-center justify-center rounded-md text-ink-2';
  return link ? (
    <Link {...link} aria-label={label} title={label} className={`${look} hover:bg-idle-soft hover:text-ink`}>
      <Icon name={icon} />
    </Link>
  ) : (
    <span aria-hidden="true" className={`${look} opacity-30`}>
      <Icon name={icon} />
    </span>
  );
}
