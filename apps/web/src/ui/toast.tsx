import { useSyncExternalStore } from 'react';
import { useWords } from '../words/words.tsx';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

interface Toast {
  id: number;
  text: string;
  wrong: boolean;
  action?: { label: string; run: () => void } | undefined;
}

const UNDO_MS = 10_000;
const WRONG_MS = 12_000;
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function show(toast: Omit<Toast, 'id'>, forMs: number): void {
  const id = nextId++;
  set([...toasts.slice(-2), { ...toast, id }]);
  setTimeout(() => dismiss(id), forMs);
}

function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says that something is done, and for ten seconds how to undo it. */
export function tell(text: string, action?: Toast['action']): void {
  show({ text, wrong: false, action }, UNDO_MS);
}

/** Says that something could not be done, where no place on the page can say it. */
export function tellWrong(text: string): void {
  show({ text, wrong: true }, WRONG_MS);
}

/** Where the messages appear; rendered once. */
export function Toasts() {
  const words = useWords();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <section
      aria-label={words.messages}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-12 z-50 grid justify-items-center gap-2"
    >
      {shown.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex max-w-full motion-safe:animate-[appear_120ms] items-center gap-3 rounded-md bg-surface py-1.5 pr-1.5 pl-3 shadow-layer"
        >
          <Icon name={toast.wrong ? 'alert' : 'check'} className={toast.wrong ? 'text-wrong' : 'text-proven'} />
          <span className="min-w-0">{toast.text}</span>
          {toast.action ? (
            <Button
              onClick={() => {
                toast.action?.run();
                dismiss(toast.id);
              }}
            >
              {toast.action.label}
            </Button>
          ) : null}
          <IconButton icon="close" label={words.close} onClick={() => dismiss(toast.id)} />
        </div>
      ))}
    </section>
  );
}
