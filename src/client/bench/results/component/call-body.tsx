/** What is in an open call: the messages of a model, or the arguments and the result of a tool. */
import type { JsonValue } from '#contract/json.ts';
import { textOfValue } from '#run/component/shown-value.ts';
import { CallMessages, type CallMessagesProps, PartRow } from './call-messages.tsx';
import classes from './component.module.css';
import { ValueView } from './value-view.tsx';

/** Longer JSON is a tree. */
const ONE_LINE = 240;

export function CallBody(props: CallMessagesProps) {
  const { call, number } = props;
  if (call.kind === 'model') return <CallMessages {...props} />;
  return (
    <>
      <PartRow label="Arguments">
        <ToolValue value={call.arguments ?? null} subject={`arguments of call ${number}`} />
      </PartRow>
      {call.error !== undefined && (
        <PartRow label="Error">
          <p className={`tb-mono tb-pre tb-problem ${classes.code}`}>{call.error}</p>
        </PartRow>
      )}
      {call.result !== undefined && (
        <PartRow label="Result">
          <ToolValue value={call.result} subject={`result of call ${number}`} />
        </PartRow>
      )}
    </>
  );
}

export function ToolValue({ value, subject }: { value: JsonValue; subject: string }) {
  const text = textOfValue(value) === null ? JSON.stringify(value) : null;
  if (text === null || text.length > ONE_LINE) return <ValueView value={value} subject={subject} />;
  return <p className={`tb-mono tb-break ${classes.code}`}>{text}</p>;
}
