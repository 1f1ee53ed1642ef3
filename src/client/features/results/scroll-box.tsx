/** A box that scrolls by itself and can be reached by keyboard, so that what lies outside of it can be read without a mouse. */
import type { ReactNode, Ref } from 'react';

export interface ScrollBoxProps {
  /** What is inside, for those who cannot see it. */
  label: string;
  className?: string | undefined;
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
}

export function ScrollBox({ label, className, ref, children }: ScrollBoxProps) {
  const reachable = { role: 'group', tabIndex: 0, 'aria-label': label };
  return (
    <div ref={ref} className={className} {...reachable}>
      {children}
    </div>
  );
}
