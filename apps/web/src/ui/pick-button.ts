/** The look of the buttons that choose what the whole page shows: client and days. */
export const pickLook =
  'inline-flex min-h-[30px] min-w-0 items-center gap-2 rounded-md border border-line bg-surface px-2.5 font-medium whitespace-nowrap hover:border-line-strong data-[state=open]:border-accent';

/** The text on such a button: a long name goes on two lines where there is little room. */
export const pickedText = 'line-clamp-2 max-w-96 text-left leading-4 whitespace-normal wide:line-clamp-1';
