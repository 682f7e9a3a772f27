import { type ReactNode, useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';

interface FileButtonProps extends Pick<ButtonProps, 'look' | 'icon' | 'busy' | 'className'> {
  onFile: (file: File) => void;
  children: ReactNode;
}

/** A button that has a file chosen; the browser's own field stays out of sight. */
export function FileButton({ onFile, children, ...rest }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...rest} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          // The same file, corrected, can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
