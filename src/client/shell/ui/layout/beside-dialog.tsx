/** A dialog over a part of the page, which stays in use; on a narrow screen the dialog fills it. */
import { FocusTrap } from '@mantine/core';
import type { CSSProperties, ReactNode, RefObject } from 'react';
import { isOwnEscape } from '../focus/is-own-escape.ts';
import { useFocusBack } from '../focus/use-focus-back.ts';
import { useIsNarrow } from './use-is-narrow.ts';

export interface BesideDialogProps {
  ref: RefObject<HTMLElement | null>;
  /** Id of the heading. */
  titleId: string;
  className: string | undefined;
  /** Where it lies, unless it fills the page. */
  style?: CSSProperties;
  onClose: () => void;
  children: ReactNode;
}

export function BesideDialog({ ref, titleId, className, style, onClose, children }: BesideDialogProps) {
  useFocusBack();
  const isFull = useIsNarrow();
  return (
    // The trap replaces the ref of its child.
    <FocusTrap active={isFull} innerRef={ref}>
      <section
        role="dialog"
        aria-modal={isFull || undefined}
        aria-labelledby={titleId}
        data-beside={!isFull || undefined}
        className={className}
        style={isFull ? undefined : style}
        onKeyDown={(event) => {
          if (!isOwnEscape(event)) return;
          event.stopPropagation();
          onClose();
        }}
      >
        {children}
      </section>
    </FocusTrap>
  );
}
