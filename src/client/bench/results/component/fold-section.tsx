/** A section of a component that can be folded. */
import { type ReactNode, useId, useState } from 'react';
import { IconChevronDown, IconChevronRight } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import classes from './component.module.css';

export interface FoldSectionProps {
  title: string;
  /** "3 of 11 fields". */
  about?: ReactNode;
  /** At the right end of its head. */
  end?: ReactNode;
  children: ReactNode;
}

export function FoldSection({ title, about, end, children }: FoldSectionProps) {
  const titleId = useId();
  const [isOpen, setOpen] = useState(true);
  return (
    <section aria-labelledby={titleId}>
      <header className="tb-bar tb-row tb-sunken tb-min-36 tb-inset-x">
        <IconButton
          icon={isOpen ? IconChevronDown : IconChevronRight}
          label={`Fold ${title}`}
          aria-expanded={isOpen}
          size={24}
          className={classes.fold ?? ''}
          iconSize={14}
          onClick={() => setOpen(!isOpen)}
        />
        <h4 className="tb-sm tb-strong" id={titleId}>
          {title}
        </h4>
        <span className="tb-sm tb-quiet tb-grow tb-cut">{about}</span>
        {end}
      </header>
      {isOpen && children}
    </section>
  );
}
