/** A box that scrolls by itself and can be reached by keyboard, so that what lies outside of it can be read without a mouse. */
import type { KeyboardEventHandler, ReactNode, Ref } from 'react';

export interface ScrollBoxProps {
  /** What is inside, for those who cannot see it. */
  label: string;
  /** Read out as a text field that cannot be edited, not as a group. */
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
