/** The line under an answer: how its text arrived, and what can be done with it. */
import { IconEyeSearch, IconListCheck } from '../../../shell/icons/icons.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { StreamMeter } from '../shared/stream-meter.tsx';
import classes from './output-article.module.css';
import type { OutputBodyProps } from './output-body.tsx';

export interface AnswerFootProps extends OutputBodyProps {
  /** Null while it cannot be saved. */
  onSave: (() => void) | null;
}

export function AnswerLine({ onSave, ...props }: AnswerFootProps) {
  const { output, input, subject, content } = props;
  const hasMeter = showsMeter(props, content ? (content.text ?? '') : output.text);
  const { lookInside } = useNavigate();
  const hasInside = props.writer !== '' && output.status !== 'waiting';
  if (!hasMeter && onSave === null && !hasInside) return null;
  return (
    <div className={`tb-row tb-wrap tb-above-sm-md ${classes.foot}`}>
      {hasMeter && (
        <StreamMeter
          subject={subject}
          arrival={output.arrival}
          state={output.status === 'streaming' ? 'receiving' : output.status === 'partial' ? 'stopped' : 'ended'}
          startedAt={input.startedAt ?? 0}
          endedAt={input.endedAt ?? output.arrival.lastAt ?? input.startedAt ?? 0}
          firstTokenMs={props.firstTokenMs}
          timeMs={props.timeMs}
          span={props.span}
        />
      )}
      {hasInside && (
        <button
          type="button"
          className={`tb-link tb-row tb-sm tb-strong tb-gap-xs-sm tb-end ${classes.action}`}
          aria-label={`Look inside ${subject}`}
          onClick={() => lookInside(input.index + 1, props.writer)}
        >
          <IconEyeSearch size={14} stroke={1.8} aria-hidden="true" />
          <span>Look inside</span>
        </button>
      )}
      {onSave && (
        <button
          type="button"
          className={`tb-link tb-row tb-sm tb-strong tb-gap-xs-sm ${hasInside ? '' : 'tb-end'} ${classes.action}`}
          aria-label={`Save as test, ${subject}`}
          aria-haspopup="dialog"
          onClick={onSave}
        >
          <IconListCheck size={14} stroke={1.8} aria-hidden="true" />
          <span>Save as test</span>
        </button>
      )}
    </div>
  );
}

function showsMeter({ output, view, isStreamRequested }: OutputBodyProps, text: string): boolean {
  if (view !== 'answer' || output.status === 'waiting') return false;
  return output.arrival.chunks > 0 || (isStreamRequested && output.status === 'done' && text !== '');
}
