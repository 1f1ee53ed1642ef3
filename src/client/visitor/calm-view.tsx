/** A page with a title and a sentence: why there is nothing to ask now. */
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './visitor.module.css';

export interface CalmViewProps {
  /** Empty while the demo is loading. */
  title: string;
  sentence: string;
  /** Before anything was shown: the focus stays where it is. */
  isFirst?: boolean;
  children?: ReactNode;
}

export function CalmView({ title, sentence, isFirst = false, children }: CalmViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
  }, [isFirst]);
  return (
    <main className={`tb-surface tb-high ${classes.calm}`} aria-label={title || sentence}>
      {title !== '' && (
        <h1 className={`tb-break tb-strong ${classes.title}`} ref={heading} tabIndex={-1}>
          {title}
        </h1>
      )}
      <p className="tb-xl tb-break tb-quiet tb-above-xs-sm" role="status" aria-label="Demo status">
        {sentence}
      </p>
      {children}
    </main>
  );
}
