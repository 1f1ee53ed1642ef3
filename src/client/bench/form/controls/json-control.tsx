/** A value as JSON: for objects, and for values that no other control can show. */
import { isJsonEqual } from '#contract/json.ts';
import { TextArea } from '../../../blocks/text-area/text-area.tsx';
import { useUiState } from '../../../shell/state/ui-state.ts';
import { withoutKey } from '../../../shell/state/without-key.ts';
import { useDraftKey } from '../../draft/use-draft-key.ts';
import { type ControlProps, labelProps } from './control-props.ts';
import classes from './controls.module.css';
import { readCell } from './table-cells.ts';
import { type LocalText, type TypedStore, useLocalText } from './use-local-text.ts';

const MAX_ROWS = 12;

/** Incomplete JSON is kept until the page closes. */
function storeOf(key: string): TypedStore {
  return {
    read: () => useUiState.getState().unfinishedTexts.get(key) ?? null,
    write: (typed) =>
      useUiState.setState(({ unfinishedTexts }) => ({
        unfinishedTexts:
          typed === null || typed.isSent ? withoutKey(unfinishedTexts, key) : new Map(unfinishedTexts).set(key, typed),
      })),
  };
}

export const NOT_JSON = 'Not valid JSON, so the tweak keeps its last value.';

/** The text of a value as JSON, in `space` spaces or on one line. */
export function useJsonText({ item, value, onChange }: ControlProps, space: number): LocalText {
  const draft = useDraftKey();
  return useLocalText({
    value: JSON.stringify(value, null, space),
    isSame: (typed) => {
      const result = readCell(typed, 'json');
      return result !== null && isJsonEqual(result.value, value);
    },
    send: (typed) => {
      const result = readCell(typed, 'json');
      if (result) onChange(result.value);
      return result !== null;
    },
    dropsOnLeave: false,
    store: storeOf(`${draft} ${item.key}`),
  });
}

export function JsonControl(props: ControlProps) {
  const { text, isPending, change, leave } = useJsonText(props, 2);
  return (
    <TextArea
      {...labelProps(props)}
      className={classes.json ?? ''}
      error={isPending && NOT_JSON}
      data-pending={isPending || undefined}
      value={text}
      autosize
      minRows={1}
      maxRows={MAX_ROWS}
      spellCheck={false}
      onText={change}
      onBlur={leave}
    />
  );
}
