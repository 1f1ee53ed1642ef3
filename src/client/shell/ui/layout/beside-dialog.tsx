/** A dialog over a part of the page, which stays in use; on a narrow screen the dialog fills it. */
import { FocusTrap } from '@mantine/core';
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useUiState } from '../../state/ui-state.ts';
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
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (isFull) return;
    const own = { close: () => close.current(), isInView: () => ref.current?.closest('[hidden]') === null };
    useUiState.setState(({ besides }) => ({ besides: [...besides, own] }));
    return () => useUiState.setState(({ besides }) => ({ besides: besides.filter((other) => other !== own) }));
  }, [isFull, ref]);
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
