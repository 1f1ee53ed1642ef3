/** Parses the text of the dialog: a short text at once, a long one in a worker, so that the page does not block. */
import { useEffect, useMemo, useState } from 'react';
import { askWorker } from '../../ui/browser/ask-worker.ts';
import { type PastedReading, readPasted } from './read-pasted.ts';

/** In characters; so much is parsed within a frame or two. */
const LONG = 100_000;

/** Undefined while a long text is being parsed. */
export function usePastedReading(text: string): PastedReading | undefined {
  const isLong = text.length > LONG;
  const short = useMemo(() => (isLong ? null : readPasted(text)), [isLong, text]);
  const [long, setLong] = useState<{ text: string; reading: PastedReading } | null>(null);
  useEffect(() => {
    if (!isLong) return;
    const leaving = new AbortController();
    void readBeside(text, leaving.signal).then((reading) => {
      if (!leaving.signal.aborted) setLong({ text, reading });
    });
    return () => leaving.abort();
  }, [isLong, text]);
  if (!isLong) return short;
  return long?.text === text ? long.reading : undefined;
}

async function readBeside(text: string, signal: AbortSignal): Promise<PastedReading> {
  try {
    return await askWorker<PastedReading>(() => import('./read-pasted.worker.ts?worker'), text, signal);
  } catch {
    // No worker in this browser: block the page for a moment.
    return signal.aborted ? null : readPasted(text);
  }
}
