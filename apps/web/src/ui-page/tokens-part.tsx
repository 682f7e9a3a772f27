import { useTexts } from './texts.ts';

const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'proven', 'late', 'wrong'] as const;
const grounds = ['ground', 'surface', 'sunken', 'idle-soft', 'accent-soft', 'proven-soft', 'late-soft', 'wrong-soft'] as const;
const sizes = ['text-xs', 'text-sm', 'text-base', 'text-lg', 'text-xl', 'text-2xl'] as const;

/** The colours of the theme and the one scale of type. */
export function TokensPart() {
  const { tokens: texts } = useTexts();
  return (
    <div className="grid grid-cols-1 gap-6 wide:grid-cols-2">
      <div className="grid content-start gap-4">
        <div className="grid grid-cols-2 gap-2 wide:grid-cols-4">
          {grounds.map((token) => (
            <div key={token} className="rounded-md border border-line px-2 py-3 text-xs" style={{ background: `var(--${token})` }}>
              {token}
            </div>
          ))}
        </div>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {inks.map((token) => (
            <span key={token} style={{ color: `var(--${token})` }}>
              {token}
            </span>
          ))}
        </div>
      </div>
      <div className="grid content-start gap-1">
        {sizes.map((size) => (
          <p key={size} className={`${size} tabular-nums`}>
            {texts.sample} <span className="text-xs text-ink-3">{size}</span>
          </p>
        ))}
      </div>
    </div>
  );
}
