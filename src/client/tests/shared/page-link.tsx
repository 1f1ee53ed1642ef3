/** A link that opens on this page, and in another tab or window if Ctrl, Cmd or Shift is held. */
import type { ComponentProps } from 'react';

export interface PageLinkProps extends Omit<ComponentProps<'a'>, 'onClick'> {
  href: string;
  /** `isByKey`: it was pressed by a key. */
  onOpen: (isByKey: boolean) => void;
}

export function PageLink({ href, onOpen, children, ...link }: PageLinkProps) {
  return (
    <a
      {...link}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(event.detail === 0);
      }}
    >
      {children}
    </a>
  );
}
