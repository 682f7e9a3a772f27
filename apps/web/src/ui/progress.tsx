/** How far a long piece of work has come; without a total it only moves. */
export function ProgressBar({ done, total, label }: { done: number; total: number | null; label: string }) {
  const share = total && total > 0 ? Math.min(1, done / total) : null;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={share === null ? undefined : Math.min(done, total ?? done)}
      className="h-1 overflow-hidden rounded-full bg-line-strong"
    >
      <div
        className={
          share === null
            ? 'h-full w-1/3 motion-safe:animate-[appear_900ms_ease-in-out_infinite_alternate] bg-accent'
            : 'h-full bg-accent transition-[width] duration-300'
        }
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
