/** How the text of a component arrived: its kind, bars of its chunks over time, and figures. */
import { useMemo } from 'react';
import { componentStream } from '#run/component/component-stream.ts';
import type { InsideComponent } from '#run/inside/inside-input.ts';
import type { Run } from '#run/model/run.ts';
import { hasFrames } from '#run/stream/has-frames.ts';
import { ArrivalBars } from './arrival-bars.tsx';
import classes from './component.module.css';
import { FoldSection } from './fold-section.tsx';

export interface StreamSectionProps {
  run: Run;
  /** Index of the input. */
  input: number;
  component: InsideComponent;
  /** Leads to the frames of the component; null where there is no way to them. */
  onFrames: ((component: string) => void) | null;
}

const NOT_STREAMED = 'Not streamed: the answer came in one piece, so there is nothing to measure.';

export function StreamSection({ run, input, component, onFrames }: StreamSectionProps) {
  const { id, name, times } = component;
  const stream = useMemo(() => componentStream(run, input, id), [run, input, id]);
  const asked = times.some(({ calls }) => calls.some(({ kind }) => kind === 'model'));
  const isOver = run.inputs.find(({ index }) => index === input)?.status === 'done';
  if (stream === null)
    return asked && isOver && !hasFrames(run) ? (
      <FoldSection title="Stream" end={<Kind kind="Not streamed" sentence={NOT_STREAMED} />}>
        <p className="tb-sm tb-quiet tb-inset-sm">{NOT_STREAMED}</p>
      </FoldSection>
    ) : null;
  const { kind, span, sentence, pieces, figures } = stream;
  return (
    <FoldSection title="Stream" about={span} end={<Kind kind={kind} sentence={sentence} />}>
      <div className="tb-inset-sm-md tb-gap-xs tb-stack">
        {pieces.length > 1 && <ArrivalBars pieces={pieces} name={`${kind} of ${name}`} about={sentence} />}
        <p className="tb-xs tb-mono tb-quiet tb-row tb-wrap tb-between">
          {figures.map((figure) => (
            <span key={figure}>{figure}</span>
          ))}
        </p>
        {onFrames && id !== null && hasFrames(run) && (
          <p>
            <button type="button" className="tb-link tb-target tb-sm tb-strong" onClick={() => onFrames(id)}>
              Frames in JSON
            </button>
          </p>
        )}
      </div>
    </FoldSection>
  );
}

function Kind({ kind, sentence }: { kind: string; sentence: string }) {
  return (
    <strong className={`tb-xs tb-strong tb-fixed ${classes.kind}`} data-kind={kind} title={sentence}>
      {kind}
    </strong>
  );
}
