/** The first stop of the keyboard: past the form, to what it is all about. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { goTo } from '../navigation/go-to.ts';
import { useMode } from '../navigation/use-url-key.ts';
import { focusTitle } from './panes/focus-pane.ts';
import classes from './skip-link.module.css';

export function SkipLink() {
  const link = useRef<HTMLAnchorElement>(null);
  const mode = useMode();
  const region = mode === 'bench' ? 'results' : mode;
  const go = useEffectEvent(() => {
    if (region === 'results') goTo({ kind: 'pane', pane: region });
    else focusTitle(region);
  });
  useEffect(() => {
    const controller = new AbortController();
    // The hash stays free for shared requests, and Back free of a step that shows nothing new.
    link.current?.addEventListener(
      'click',
      (event) => {
        event.preventDefault();
        go();
      },
      { signal: controller.signal },
    );
    return () => controller.abort();
  }, []);
  return (
    <a href={`#${region}`} className={classes.skip} ref={link}>
      Go to {region}
    </a>
  );
}
