/** The open popover of a button. Loaded when the button is reached, so it finds the button by its ref. */
import { Popover, type PopoverProps } from '@mantine/core';
import { type ReactNode, type Ref, type RefObject, useLayoutEffect } from 'react';

export interface PopoverPanelProps extends Pick<PopoverProps, 'position' | 'width'> {
  button: RefObject<HTMLElement | null>;
  /** Accessible name, unless the title with the id `titleId` is that. */
  label?: string;
  titleId?: string;
  padding?: number;
  onClose: () => void;
  children: ReactNode;
}

export function PopoverPanel(props: PopoverPanelProps) {
  const { button, label, titleId, padding, onClose, children, ...position } = props;
  return (
    <Popover
      {...position}
      opened
      trapFocus
      onChange={() => {
        // Mantine returns the focus only from a popover that it has seen closed.
        if (document.activeElement?.closest('[role="dialog"]')) button.current?.focus();
        onClose();
      }}
    >
      <Popover.Target>
        <Target button={button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={label} aria-labelledby={titleId} {...(padding ? { p: padding } : {})}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Gives Mantine the button, which is elsewhere in the tree. */
function Target({ button, ref }: Pick<PopoverPanelProps, 'button'> & { ref?: Ref<HTMLElement> }) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(button.current);
  }, [ref, button]);
  return null;
}
