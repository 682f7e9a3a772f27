import type { ReactNode } from 'react';

const shapes = {
  check: <path d="M3 8.5l3.2 3L13 4.5" />,
  clock: <path d="M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4M8 5v3.2l2 1.3" />,
  alert: <path d="M8 2.6 14 13H2zM8 6.6v3M8 11.4v.1" />,
  info: <path d="M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4M8 7.4v3.2M8 5.1v.1" />,
  run: <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.6V5h-2.4" />,
  dots: <path d="M4 8h.01M8 8h.01M12 8h.01" strokeWidth="2.4" />,
  dash: <path d="M4.5 8h7" />,
  stop: <path d="M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4M4.1 4.1l7.8 7.8" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  play: <path d="M5 3.3v9.4L12.5 8z" />,
  board: <path d="M2.5 2.5h11v11h-11zM2.5 6.2h11M6.2 6.2v7.3" />,
  company: <path d="M3 13.5v-11h6v11M9 6h4v7.5M1.8 13.5h12.4M5 5h2M5 7.5h2M5 10h2" />,
  feed: (
    <path d="M8 2.5c3.3 0 5.5.9 5.5 2v7c0 1.1-2.2 2-5.5 2s-5.5-.9-5.5-2v-7c0-1.1 2.2-2 5.5-2M2.5 4.5c0 1.1 2.2 2 5.5 2s5.5-.9 5.5-2M2.5 8c0 1.1 2.2 2 5.5 2s5.5-.9 5.5-2" />
  ),
  card: <path d="M2 4h12v8.5H2zM2 6.8h12M4 10h3" />,
  book: <path d="M8 4.2C6.8 3.2 5 2.9 2.5 2.9v9.2c2.5 0 4.3.3 5.5 1.3 1.2-1 3-1.3 5.5-1.3V2.9C11 2.9 9.2 3.2 8 4.2m0 0v9.2" />,
  rows: <path d="M2.5 4h11M2.5 8h11M2.5 12h7" />,
  scale: <path d="M8 2.5v11M5 13.5h6M2.8 4.5h10.4M4.3 4.5 2.2 9.3a2.2 2.2 0 0 0 4.2 0zM11.7 4.5 9.6 9.3a2.2 2.2 0 0 0 4.2 0z" />,
  meet: <path d="M1.8 8h4.4M4.4 5.8 6.6 8l-2.2 2.2M14.2 8H9.8M11.6 5.8 9.4 8l2.2 2.2" />,
  flag: <path d="M4 14V2.6M4 3.2h8.4L10.2 6.1l2.2 2.9H4" />,
  jobs: <path d="M2.5 3.5h3v3h-3zM2.5 9.5h3v3h-3zM8 5h5.5M8 11h5.5" />,
  people: (
    <path d="M6 7.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8M1.8 13.2c0-2.4 1.8-3.9 4.2-3.9s4.2 1.5 4.2 3.9M10.5 2.9a2.3 2.3 0 0 1 0 4.4M11.8 9.6c1.5.5 2.4 1.8 2.4 3.6" />
  ),
  gear: (
    <path d="M8 5.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M3.8 12.2l1.4-1.4M10.8 5.2l1.4-1.4" />
  ),
  person: <path d="M8 7.8a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4M2.9 13.6c0-2.6 2.2-4.2 5.1-4.2s5.1 1.6 5.1 4.2" />,
  search: <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  plus: <path d="M8 3v10M3 8h10" />,
  left: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  right: <path d="M6 3.5 10.5 8 6 12.5" />,
  down: <path d="M4 6l4 4 4-4" />,
  up: <path d="M4 10l4-4 4 4" />,
  upload: <path d="M8 10.5V2.8M4.8 5.8 8 2.6l3.2 3.2M2.8 10.5v2.7h10.4v-2.7" />,
  download: <path d="M8 2.6v7.9M4.8 7.5 8 10.7l3.2-3.2M2.8 10.5v2.7h10.4v-2.7" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.4" />,
  key: <path d="M5.3 8.2a2.8 2.8 0 1 1 0 5.5 2.8 2.8 0 0 1 0-5.5M7.4 8.9l6-6M11 5.3l1.9 1.9" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z" />,
  die: <path d="M2.5 2.5h11v11h-11zM5.3 5.3h.01M10.7 5.3h.01M8 8h.01M5.3 10.7h.01M10.7 10.7h.01" />,
  copy: <path d="M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1" />,
  link: <path d="M6.7 9.3l2.6-2.6M7.3 4.7l1.5-1.5a2.7 2.7 0 0 1 3.9 3.9l-1.5 1.5M8.7 11.3l-1.5 1.5a2.7 2.7 0 0 1-3.9-3.9l1.5-1.5" />,
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  archive: <path d="M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 8.5h3" />,
  lock: <path d="M3.5 7.5h9v6h-9zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2" />,
  calendar: <path d="M2.5 3.5h11v10h-11zM2.5 6.7h11M5.5 2v3M10.5 2v3" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** A 16 px line icon. It never stands alone for a meaning: a word is beside it, or the button has a label. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className ? `shrink-0 ${className}` : 'shrink-0'}
    >
      {shapes[name]}
    </svg>
  );
}
