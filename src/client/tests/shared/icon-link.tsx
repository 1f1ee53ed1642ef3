/** A button like a link, with an icon before its text. */
import type { ComponentPropsWithRef } from 'react';
import type { Icon } from '../../shell/icons/icons.ts';

export interface IconLinkProps extends ComponentPropsWithRef<'button'> {
  icon: Icon;
  /** True if it is beside others in the head of a pane. */
  isInHead?: boolean;
}

export function IconLink({ icon: ShownIcon, isInHead = false, children, className = '', ...rest }: IconLinkProps) {
  return (
    <button type="button" className={`tb-link tb-row tb-sm tb-strong tb-gap-xs-sm ${className}`} {...rest}>
      <ShownIcon size={isInHead ? 16 : 14} stroke={isInHead ? 1.6 : 1.8} aria-hidden="true" />
      {children}
    </button>
  );
}
