/** A value as JSON: for objects, and for what no other control can show. */
import { Textarea } from '@mantine/core';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { parseJsonText } from '#contract/json-schema.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { FormField } from '../model/form-model.ts';
import { type ControlProps, spoken } from './control-props.ts';
import classes from './controls.module.css';
import { type LocalText, type Typed, type TypedStore, useLocalText } from './use-local-text.ts';

const MAX_ROWS = 12;

/** Null for what is no JSON yet. */
function read(text: string): { value: JsonValue } | null {
  try {
    return { value: parseJsonText(text) };
  } catch {
    return null;
  }
}

/** Half a JSON is kept for as long as its flow is open: its row leaves the document when it is scrolled away. */
const unfinished = new WeakMap<FlowIndex, Map<string, Typed>>();

function storeOf({ index, key }: FormField): TypedStore {
  return {
    read: () => unfinished.get(index)?.get(key) ?? null,
    write(typed) {
      const kept = unfinished.get(index) ?? new Map<string, Typed>();
      unfinished.set(index, kept);
      if (typed === null || typed.isSent) kept.delete(key);
      else kept.set(key, typed);
    },
  };
}

export const NOT_JSON = 'Not valid JSON, so the tweak keeps its last value.';

/** The text of a value as JSON, in `space` spaces or on one line. */
export function useJsonText({ item, value, onChange }: ControlProps, space: number): LocalText {
  return useLocalText({
    value: JSON.stringify(value, null, space),
    isSame: (typed) => {
      const result = read(typed);
      return result !== null && isJsonEqual(result.value, value);
    },
    send: (typed) => {
      const result = read(typed);
      if (result) onChange(result.value);
      return result !== null;
    },
    dropsOnLeave: false,
    store: storeOf(item),
  });
}

export function JsonControl(props: ControlProps) {
  const { text, isPending, change, leave } = useJsonText(props, 2);
  return (
    <Textarea
      {...spoken(props)}
      className={classes.json ?? ''}
      error={isPending && NOT_JSON}
      data-pending={isPending || undefined}
      value={text}
      autosize
      minRows={1}
      maxRows={MAX_ROWS}
      spellCheck={false}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      onBlur={leave}
    />
  );
}
