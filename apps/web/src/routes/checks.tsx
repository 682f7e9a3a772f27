import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CheckSetting, ClientChecks } from '../api/resources.ts';
import { useMay } from '../features/access/session.ts';
import { type CheckDraft, drafted, limitKey, withDraft } from '../features/findings/check-draft.ts';
import { Severity } from '../features/findings/finding-columns.tsx';
import { checksQuery, findingsChanged, setChecks } from '../features/findings/finding-queries.ts';
import { FindingTabs } from '../features/findings/finding-tabs.tsx';
import { useFindingWords } from '../features/findings/use-finding-words.ts';
import { amountText } from '../format/amount.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { tell } from '../ui/toast.tsx';
import { WaitingRows } from '../ui/waiting.tsx';
import { useWords } from '../words/words.tsx';

const route = getRouteApi('/frame/clients/$clientId/findings/checks');

/** How a client has its checks: which are made, their limits, and below what amount nothing is told. */
export function ChecksPage() {
  const told = useFindingWords();
  const { clientId } = route.useParams();
  const { data, error, refetch } = useQuery(checksQuery(clientId));
  const made = data?.checks.filter(({ on }) => on).length ?? 0;
  return (
    <Page title={told.title} text={data ? told.checksText(made, data.checks.length) : undefined}>
      <FindingTabs clientId={clientId} />
      {error ? <Refused error={error} retry={() => void refetch()} /> : null}
      {data ? <Checks clientId={clientId} saved={data} /> : error ? null : <WaitingRows rows={14} />}
    </Page>
  );
}

function Checks({ clientId, saved }: { clientId: string; saved: ClientChecks }) {
  const words = useWords();
  const told = useFindingWords();
  const mayWrite = useMay()('quality.write');
  const navigate = useNavigate({ from: '/clients/$clientId/findings/checks' });
  const { q = '' } = route.useSearch();
  const [draft, setDraft] = useState<CheckDraft>({});
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (checks: ClientChecks) => setChecks(clientId, checks),
    onSuccess: (checks) => {
      queryClient.setQueryData(checksQuery(clientId).queryKey, checks);
      setDraft({});
      tell(told.saved);
    },
    onSettled: () => findingsChanged(queryClient, clientId),
  });
  const result = withDraft(saved, draft);
  const wrong = new Set('wrong' in result ? result.wrong : []);
  const write = (key: string, value: string, before: string) => setDraft((old) => drafted(old, key, value, before));
  const wanted = q.toLocaleLowerCase();
  const fits = ({ title, code, rule }: CheckSetting) =>
    [title[words.language], code, rule].some((text) => text.toLocaleLowerCase().includes(wanted));
  const shown = saved.checks.filter(fits);
  const families = [...new Set(shown.map(({ family }) => family))];
  const changes = Object.keys(draft).length;
  return (
    <form
      className="grid max-w-3xl grid-cols-1 gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if ('checks' in result) mutate(result.checks);
      }}
    >
      {mayWrite ? null : <Banner tone="idle" title={told.mayNot} />}
      <FormProblem error={error} />
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <TextField
          label={told.materiality}
          hint={told.materialityHint}
          inputMode="decimal"
          autoComplete="off"
          disabled={!mayWrite}
          className="max-w-48"
          value={draft.materiality ?? amountText(saved.materiality, words.language)}
          error={wrong.has('materiality') ? told.limitWrong : undefined}
          onChange={({ target }) => write('materiality', target.value, amountText(saved.materiality, words.language))}
        />
      </div>
      <SearchBox
        label={told.search}
        value={q || undefined}
        onChange={(next) => void navigate({ search: (old) => ({ ...old, q: next }), replace: true, resetScroll: false })}
        className="w-72 max-wide:w-full"
      />
      {shown.length === 0 ? <Empty icon="search" title={words.noHits} /> : null}
      {families.map((family) => (
        <Section key={family} title={told.families[family] ?? family}>
          <ul className="border-t border-line">
            {shown
              .filter((check) => check.family === family)
              .map((check) => (
                <CheckRow key={check.code} check={check} draft={draft} wrong={wrong} mayWrite={mayWrite} write={write} />
              ))}
          </ul>
        </Section>
      ))}
      {changes > 0 ? (
        <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line-strong bg-ground py-2" role="status">
          <span className="font-medium">{told.changes(changes)}</span>
          <Button type="submit" look="first" busy={isPending} disabled={wrong.size > 0}>
            {told.save}
          </Button>
          <Button look="quiet" onClick={() => setDraft({})}>
            {told.drop}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

interface RowProps {
  check: CheckSetting;
  draft: CheckDraft;
  wrong: ReadonlySet<string>;
  mayWrite: boolean;
  write: (key: string, value: string, before: string) => void;
}

function CheckRow({ check, draft, wrong, mayWrite, write }: RowProps) {
  const { language } = useWords();
  const told = useFindingWords();
  const { code, title, rule, severity, limits, on } = check;
  const isOn = draft[code] === undefined ? on : draft[code] === 'on';
  const shownValue = (unit: string, value: string) => (unit === 'amount' ? amountText(value, language) : value);
  return (
    <li className="grid grid-cols-1 gap-x-4 gap-y-2 border-b border-line py-2 wide:grid-cols-[minmax(0,1fr)_auto]">
      <CheckField
        label={title[language]}
        hint={rule}
        checked={isOn}
        disabled={!mayWrite}
        onChange={({ target }) => write(code, target.checked ? 'on' : 'off', on ? 'on' : 'off')}
      />
      <span className="max-wide:pl-6">
        <Severity severity={severity} told={told} />
      </span>
      {isOn && limits.length > 0 ? (
        <div className="flex flex-wrap gap-x-6 gap-y-2 pl-6 wide:col-span-2">
          {limits.map(({ name, unit, value, default: usual, about }) => {
            const key = limitKey(code, name);
            const before = shownValue(unit, value);
            return (
              <TextField
                key={name}
                label={[about[language], told.units[unit] ? `(${told.units[unit]})` : ''].filter(Boolean).join(' ')}
                hint={told.limitHint(shownValue(unit, usual))}
                inputMode="decimal"
                autoComplete="off"
                disabled={!mayWrite}
                className="max-w-36"
                value={draft[key] ?? before}
                error={wrong.has(key) ? told.limitWrong : undefined}
                onChange={({ target }) => write(key, target.value, before)}
              />
            );
          })}
        </div>
      ) : null}
    </li>
  );
}
