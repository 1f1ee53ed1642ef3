/** Whether the page is in full screen, and a function that toggles it. */
import { useCallback, useSyncExternalStore } from 'react';
import { notify } from '../../ui/feedback/notify.ts';

export function useFullScreen(): { isFull: boolean; toggle: () => void } {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  const toggle = useCallback(() => {
    const done =
      document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
    done.catch(() => notify({ message: 'The browser does not let this page fill the screen' }));
  }, []);
  return { isFull, toggle };
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
