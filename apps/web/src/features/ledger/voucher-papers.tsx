import { useMutation, useQuery } from '@tanstack/react-query';
import type { Voucher, VoucherFile } from '../../api/resources.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { tellWrong } from '../../ui/toast.tsx';
import { problemText } from '../../words/problem-text.ts';
import { useWords } from '../../words/words.tsx';
import { voucherFile, voucherFilesQuery } from './ledger-queries.ts';

/** The papers of a voucher: those that are here can be saved, of the others it is said where they are. Their names until that is known. */
export function VoucherPapers({ voucher, names }: { voucher: Voucher; names: readonly string[] }) {
  const { data } = useQuery(voucherFilesQuery(voucher.id));
  if (!data) return names.join(', ');
  return (
    <ul className="grid gap-1">
      {data.map((paper) => (
        <li key={paper.id}>
          {paper.state === 'kept' ? <KeptPaper voucherId={voucher.id} paper={paper} /> : <AbsentPaper paper={paper} />}
        </li>
      ))}
    </ul>
  );
}

function KeptPaper({ voucherId, paper }: { voucherId: string; paper: VoucherFile }) {
  const words = useWords();
  const { mutate, isPending } = useMutation({
    mutationFn: voucherFile,
    onSuccess: saveFile,
    onError: (error) => tellWrong(problemText(words, error)),
  });
  return (
    <Button icon="download" busy={isPending} onClick={() => mutate({ voucherId, fileId: paper.id })}>
      {paper.name || paper.id}
    </Button>
  );
}

function AbsentPaper({ paper }: { paper: VoucherFile }) {
  const { fileStates } = useWords().ledger;
  return (
    <>
      {paper.name || paper.id} <span className="text-ink-3">({fileStates[paper.state]})</span>
    </>
  );
}
