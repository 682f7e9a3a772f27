import { useWords } from '../words/words.tsx';

/** Grey rows where a list will be; they appear only when it takes longer than a glance. */
export function WaitingRows({ rows = 8 }: { rows?: number }) {
  const words = useWords();
  return (
    <div role="status" aria-label={words.loading} className="motion-safe:animate-[appear_200ms_200ms_both]">
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <div key={index} className="flex h-8 items-center gap-6 border-b border-line px-2.5">
          <span className="h-2 rounded-full bg-idle-soft" style={{ width: `${18 + ((index * 7) % 12)}%` }} />
          <span className="h-2 flex-1 rounded-full bg-idle-soft" style={{ maxWidth: `${24 + ((index * 11) % 30)}%` }} />
          <span className="ml-auto h-2 w-[9%] rounded-full bg-idle-soft" />
        </div>
      ))}
    </div>
  );
}
