import { Link, type LinkProps, useRouter } from '@tanstack/react-router';
import { Icon } from './icon.tsx';
import { useKeys } from './keys/keys.ts';

interface SiblingsProps {
  before: LinkProps | undefined;
  after: LinkProps | undefined;
  labels: { before: string; after: string };
}

/** The ways from a thing in the drawer to the one before and after it in its list, by `←` and `→` too. */
export function Siblings({ before, after, labels }: SiblingsProps) {
  const router = useRouter();
  const go = (to: LinkProps | undefined) => (to ? void router.navigate(to as never) : undefined); // a link is what a router goes to
  useKeys([
    { keys: 'ArrowLeft', label: labels.before, run: () => go(before), quiet: true },
    { keys: 'ArrowRight', label: labels.after, run: () => go(after), quiet: true },
  ]);
  return (
    <>
      <Sibling link={before} label={labels.before} icon="left" />
      <Sibling link={after} label={labels.after} icon="right" />
    </>
  );
}

function Sibling({ link, label, icon }: { link: LinkProps | undefined; label: string; icon: 'left' | 'right' }) {
  const look = 'inline-flex size-7 items-center justify-center rounded-md text-ink-2';
  return link ? (
    <Link {...link} aria-label={label} title={label} className={`${look} hover:bg-idle-soft hover:text-ink`}>
      <Icon name={icon} />
    </Link>
  ) : (
    <span aria-hidden="true" className={`${look} opacity-30`}>
      <Icon name={icon} />
    </span>
  );
}
