import type { Period } from '@saldo/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { VoucherSample } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { VerifyChains } from '../features/audit/verify-chains.tsx';
import { LedgerGate } from '../features/ledger/ledger-gate.tsx';
import { voucherColumns } from '../features/ledger/voucher-columns.tsx';
import { DrawForm } from '../features/review/draw-form.tsx';
import { type Draw, drawSample, sampleFile, sampleQuery } from '../features/review/review-queries.ts';
import { SampleSheet } from '../features/review/sample-sheet.tsx';
import { periodText } from '../format/period.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { late } from '../ui/late.tsx';
import { List } from '../ui/list/list.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords } from '../words/words.tsx';
import { Missing } from './root.tsx';

const VoucherDrawer = late(() => import('../features/ledger/voucher-drawer.tsx').then((module) => module.VoucherDrawer));
const FileMenu = late(() => import('../features/views/file-menu.tsx').then((module) => module.FileMenu));
const route = getRouteApi('/frame/clients/$clientId/sample');
const USUAL = 25;

/** Vouchers of a client drawn at random, each with its chain of proof; by the seed anybody draws the same ones again. */
export function SamplePage() {
  const words = useWords();
  const may = useMay();
  const { clientId } = route.useParams();
  if (!may('audit.verify')) return <Missing />;
  return (
    <LedgerGate title={words.review.sampleTitle} clientId={clientId}>
      {(period) => <Sample clientId={clientId} period={period} />}
    </LedgerGate>
  );
}

function Sample({ clientId, period }: { clientId: string; period: Period }) {
  const words = useWords();
  const navigate = useNavigate({ from: '/clients/$clientId/sample' });
  const queryClient = useQueryClient();
  const { n = USUAL, seed } = route.useSearch();
  const { data: shown, error, isFetching, refetch } = useQuery(sampleQuery({ clientId, ...period, n, seed }));
  const drawing = useMutation({
    mutationFn: (draw: Draw) => drawSample(draw),
    onSuccess: async (sample, draw) => {
      queryClient.setQueryData(sampleQuery({ ...draw, seed: sample.seed }).queryKey, sample);
      const { from, to } = draw;
      await navigate({ search: { n: draw.n, seed: sample.seed, from, to }, replace: false, resetScroll: false });
    },
  });
  const [printing, setPrinting] = useState(false);
  const print = () => {
    flushSync(() => setPrinting(true));
    window.print();
    setPrinting(false);
  };
  const refused = drawing.error ?? error;
  return (
    <Page
      title={words.review.sampleTitle}
      text={shown ? words.review.drawn(shown.items.length, shown.population, periodText(period, words.language)) : words.review.sampleText}
      actions={shown ? <SampleActions draw={{ clientId, ...period, n, seed: shown.seed }} onPrint={print} /> : null}
    >
      <div className="grid grid-cols-1 gap-4">
        <DrawForm
          key={`${n} ${seed ?? ''}`}
          n={n}
          seed={seed}
          busy={drawing.isPending}
          onDraw={(asked) => drawing.mutate({ clientId, ...period, ...asked })}
        />
        {refused ? <Refused error={refused} retry={seed === undefined ? undefined : () => void refetch()} /> : null}
        {isFetching && !shown ? <WaitingRows rows={8} /> : null}
        {shown ? <Drawn sample={shown} /> : null}
        {shown && printing ? <SampleSheet {...shown} /> : null}
      </div>
    </Page>
  );
}

interface ActionsProps {
  draw: Draw;
  onPrint: () => void;
}

function SampleActions({ draw, onPrint }: ActionsProps) {
  const words = useWords();
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <FileMenu file={(format) => sampleFile(draw, format)} />
      <Button icon="print" onClick={onPrint}>
        {words.review.print}
      </Button>
      <CopyButton text={location.href} label={words.review.copyLink} />
    </div>
  );
}

/** The vouchers of a sample, first drawn first, with the seed and how anybody draws them again. */
function Drawn({ sample }: { sample: VoucherSample }) {
  const words = useWords();
  const navigate = useNavigate({ from: '/clients/$clientId/sample' });
  const search = route.useSearch();
  const { clientId } = route.useParams();
  const { voucher } = search;
  const { items, seed, population } = sample;
  const columns = voucherColumns(words, items);
  const link = ({ id }: { id: string }) =>
    linkOptions({
      to: '/clients/$clientId/sample',
      params: { clientId },
      search: { ...search, voucher: id },
      replace: voucher !== undefined,
      resetScroll: false,
    });
  return (
    <>
      <Facts>
        <Fact name={words.review.seed}>
          <code>{seed}</code>
        </Fact>
        <Fact name={words.review.population}>{words.review.vouchers(population)}</Fact>
        <Fact name={words.review.method}>
          <span className="block max-w-3xl">{words.review.methodText}</span>
        </Fact>
      </Facts>
      {items.length === 0 ? (
        <Empty icon="book" title={words.ledger.noVouchers} />
      ) : (
        <div className="print:hidden">
          <List
            label={words.review.sampleTitle}
            rows={items}
            columns={columns}
            rowId={({ id }) => id}
            link={link}
            openId={voucher}
            sub={({ date, text }) => `${date} · ${text}`}
          />
        </div>
      )}
      <div className="print:hidden">
        <VerifyChains clientId={clientId} />
      </div>
      {voucher ? (
        <VoucherDrawer
          id={voucher}
          crumb={words.review.sampleTitle}
          siblings={items}
          siblingLink={link}
          onClose={() => void navigate({ search: (old) => ({ ...old, voucher: undefined }), replace: true, resetScroll: false })}
        />
      ) : null}
    </>
  );
}
