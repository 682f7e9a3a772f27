import { Chip } from './chip.tsx';
import { TextField } from './field.tsx';

interface ReasonFieldProps {
  label: string;
  hint?: string;
  value: string;
  /** What is often said, a press away. */
  usual: readonly string[];
  onChange: (reason: string) => void;
}

/** Why something is decided so: written, or taken from what is often said. The keyboard is in it at once. */
export function ReasonField({ label, hint, value, usual, onChange }: ReasonFieldProps) {
  return (
    <>
      <TextField
        ref={(field) => field?.focus({ preventScroll: true })}
        label={label}
        {...(hint ? { hint } : {})}
        value={value}
        required
        maxLength={1_000}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
      <div className="flex flex-wrap gap-1.5">
        {usual.map((each) => (
          <Chip key={each} on={value === each} onPress={() => onChange(each)}>
            {each}
          </Chip>
        ))}
      </div>
    </>
  );
}
