/** A box that scrolls and can be focused, so that its content can be scrolled with the keyboard. */
import type { KeyboardEventHandler, ReactNode, Ref } from 'react';

export interface ScrollBoxProps {
  /** Accessible name. */
  label: string;
  /** Gives it the role of a read-only text box instead of a group. */
  isTextbox?: boolean;
  className?: string | undefined;
  onKeyDown?: KeyboardEventHandler<HTMLDivElement>;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
}

export function ScrollBox({ label, isTextbox = false, className, onKeyDown, ref, children }: ScrollBoxProps) {
  const role = isTextbox ? { role: 'textbox', 'aria-readonly': true, 'aria-multiline': true } : { role: 'group' };
  const reachable = { ...role, tabIndex: 0, 'aria-label': label, onKeyDown };
  return (
    <div ref={ref} className={className} {...reachable}>
      {children}
    </div>
  );
}
