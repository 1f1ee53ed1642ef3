/** The JSON view: the reply as a tree, as text, or as the frames of a stream. */
import { lazy, Suspense, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { hasFrames } from '#run/stream/has-frames.ts';
import type { ResultOptions } from '../shared/result-options.ts';
import { ReplyBar } from './reply-bar.tsx';
import { ReplyText } from './reply-text.tsx';
import { ReplyTree } from './reply-tree.tsx';

const FramesView = lazy(async () => ({ default: (await import('./frames-view.tsx')).FramesView }));

export interface JsonViewProps {
  run: Run;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
}

export function JsonView({ run, options, onOptions }: JsonViewProps) {
  const { inputShown, shape: chosen, framesOf } = options;
  const [position, setPosition] = useState(0);
  // What belongs to one shape alone is put into the bar by that shape: the bar stays, and with it the focus.
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const shape = chosen === 'frames' && !hasFrames(run) ? 'tree' : chosen;
  return (
    <div className="tb-fill">
      <ReplyBar
        run={run}
        shape={shape}
        onShape={(next) => onOptions({ ...options, shape: next })}
        position={position}
        onPosition={setPosition}
        slotRef={setSlot}
      />
      {shape === 'tree' && <ReplyTree run={run} inputShown={inputShown} controlsIn={slot} />}
      {shape === 'text' && <ReplyText key={position} run={run} position={position} controlsIn={slot} />}
      {shape === 'frames' && (
        <Suspense fallback={<p className="tb-sm-tall tb-quiet tb-inset-lg">Loading the frames</p>}>
          <FramesView run={run} inputShown={inputShown} componentAtFirst={framesOf} controlsIn={slot} />
        </Suspense>
      )}
    </div>
  );
}
