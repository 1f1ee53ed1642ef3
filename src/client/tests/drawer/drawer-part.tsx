/** A part of an open cell: its title with what is beside it, and its content. */
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import classes from './cell-drawer.module.css';

export interface DrawerPartProps extends Pick<ComponentPropsWithRef<'section'>, 'ref' | 'onKeyDown' | 'children'> {
  title: ReactNode;
  beside?: ReactNode;
}

export function DrawerPart({ title, beside, children, ...section }: DrawerPartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} {...section}>
      <div className={`tb-bar tb-sunken tb-hairline-above tb-row tb-min-36 tb-inset-x ${classes.part}`}>
        <h4 id={id} className="tb-sm tb-strong">
          {title}
        </h4>
        {beside}
      </div>
      {children}
    </section>
  );
}
