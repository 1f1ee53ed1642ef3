/** The first stop of the keyboard: past the form, to what it is all about. */
import { useEffect, useRef } from 'react';
import { focusPane } from './panes/focus-pane.ts';
import classes from './skip-link.module.css';

export function SkipLink() {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const controller = new AbortController();
    // The hash stays free for shared requests, and Back free of a step that shows nothing new.
    link.current?.addEventListener(
      'click',
      (event) => {
        event.preventDefault();
        focusPane('results');
      },
      { signal: controller.signal },
    );
    return () => controller.abort();
  }, []);
  return (
    <a href="#results" className={classes.skip} ref={link}>
      Go to results
    </a>
  );
}
