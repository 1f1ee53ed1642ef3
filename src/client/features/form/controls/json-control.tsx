/** A value as JSON: for objects, and for what no other control can show. */
import { Textarea } from '@mantine/core';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { parseJsonText } from '#contract/json-schema.ts';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';
import { useLocalText } from './use-local-text.ts';

const MAX_ROWS = 12;

type Read = { value: JsonValue } | { problem: string };

function read(text: string): Read {
  try {
    return { value: parseJsonText(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

export function JsonControl({ item, value, describedBy, onChange }: ControlProps) {
  const { name } = item.field;
  const { text, isPending, change, leave } = useLocalText({
    value: JSON.stringify(value, null, 2),
    isSame: (typed) => {
      const result = read(typed);
      return 'value' in result && isJsonEqual(result.value, value);
    },
    send: (typed) => {
      const result = read(typed);
      if ('value' in result) onChange(result.value);
      return 'value' in result;
    },
    dropsOnLeave: false,
  });
  const result = isPending ? read(text) : null;
  const problemId = `${describedBy}-problem`;
  return (
    <>
      <Textarea
        className={classes.json ?? ''}
        aria-label={name}
        aria-describedby={result ? `${describedBy} ${problemId}` : describedBy}
        aria-invalid={result !== null}
        data-pending={isPending || undefined}
        value={text}
        autosize
        minRows={1}
        maxRows={MAX_ROWS}
        spellCheck={false}
        onChange={({ currentTarget }) => change(currentTarget.value)}
        onBlur={leave}
      />
      {result && 'problem' in result && (
        <p className={classes.problem} id={problemId}>
          Not valid JSON, so the tweak keeps its last value.
        </p>
      )}
    </>
  );
}
