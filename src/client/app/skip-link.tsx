/** The first tab stop: skips the form. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { goTo } from '../navigation/go-to.ts';
import { useMode } from '../navigation/use-url-key.ts';
import { sendUiRequest } from '../state/send-ui-request.ts';
import classes from './skip-link.module.css';

export function SkipLink() {
  const link = useRef<HTMLAnchorElement>(null);
  const mode = useMode();
  const region = mode === 'tests' || mode === 'compare' ? mode : 'results';
  const go = useEffectEvent(() => {
    if (region === 'results') goTo({ kind: 'pane', pane: region });
    else sendUiRequest('focus', { kind: 'title', of: region });
  });
  useEffect(() => {
    const controller = new AbortController();
    // Not a real link: the hash is used for shared requests, and Back should not stop here.
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
    <a href={`#${region}`} className={`tb-strong ${classes.skip}`} ref={link}>
      Go to {region}
    </a>
  );
}
