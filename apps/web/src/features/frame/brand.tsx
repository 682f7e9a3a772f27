/** The mark and the name. */
export function Brand() {
  return (
    <div className="flex items-center gap-2 px-2 pt-1 pb-3.5 text-lg leading-5 font-[650] tracking-[-.02em]">
      <span
        aria-hidden="true"
        className="size-[18px] rounded-[5px] bg-linear-to-b from-accent from-50% to-[color-mix(in_srgb,var(--accent)_45%,var(--ground))] to-50%"
      />
      Saldo
    </div>
  );
}
