/** Loads a part of the page when it is first needed. */
import { useEffect, useState } from 'react';

/**
 * The part, or null until it is loaded. Unlike `lazy`, it is shown as soon as it is there: Suspense holds content back for
 * 300 ms after its fallback. Throws to the error boundary if it cannot be loaded. `load` must be stable.
 */
export function useLoaded<Part>(load: () => Promise<Part>, isNeeded: boolean): Part | null {
  const [loaded, setLoaded] = useState<{ part: Part } | { error: unknown } | null>(null);
  const isMissing = isNeeded && loaded === null;
  useEffect(() => {
    if (!isMissing) return;
    load().then(
      (part) => setLoaded({ part }),
      (error: unknown) => setLoaded({ error }),
    );
  }, [load, isMissing]);
  if (loaded === null) return null;
  if ('error' in loaded) throw loaded.error;
  return loaded.part;
}
