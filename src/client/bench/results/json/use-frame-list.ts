/** Reads the frames of the shown run. */
import { useEffect, useRef, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { createFrameList, type FrameCounts, type FrameList, type ReplyFrame } from '#run/stream/frame-list.ts';

/** Length of a time slice, and interval of updates, in ms. */
const SLICE_MS = 8;
const UPDATE_MS = 120;

interface ShownFrames {
  /** Grows in place; `count` is its length at the last update. */
  frames: readonly ReplyFrame[];
  kinds: FrameCounts;
  components: FrameCounts;
  count: number;
  isReading: boolean;
}

const NOTHING: ShownFrames = { frames: [], kinds: new Map(), components: new Map(), count: 0, isReading: true };

/** Reads them in time slices, so that the page stays responsive. */
export function useFrameList(run: Run): ShownFrames {
  const list = useRef<FrameList | null>(null);
  const [shown, setShown] = useState(NOTHING);
  useEffect(() => {
    if (list.current && !list.current.fits(run)) list.current = null;
    list.current ??= createFrameList();
    const reading = list.current;
    const { port1, port2 } = new MessageChannel();
    let toldAt = Number.NEGATIVE_INFINITY;
    const step = () => {
      const start = performance.now();
      const isWhole = reading.extend(run, () => performance.now() - start > SLICE_MS);
      if (isWhole || start - toldAt > UPDATE_MS) {
        toldAt = start;
        const { frames, kinds, components } = reading;
        setShown({ frames, kinds, components, count: frames.length, isReading: !isWhole });
      }
      if (!isWhole) port2.postMessage(null);
    };
    port1.onmessage = step;
    step();
    return () => {
      port1.onmessage = null;
      port1.close();
    };
  }, [run]);
  return shown;
}
