/** Below the tree: what the chosen value is, the expression that reads it, and the value in full. */
import { useMemo } from 'react';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { AccessorTarget, JsonPath } from '#run/results/result-accessor.ts';
import { valueAt } from '#run/results/result-tree.ts';
import { LongText } from '../../../blocks/answer/long-text.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { AccessorBar } from '../accessor/accessor-bar.tsx';
import classes from './value-dock.module.css';

/** A longer text is shown as virtualised lines. */
const LARGEST_TEXT = 20_000;

export interface ValueDockProps {
  target: AccessorTarget;
  root: JsonValue;
  /** Names of the inputs, in the order of the reply. */
  inputNames: readonly string[];
}

export function ValueDock({ target, root, inputNames }: ValueDockProps) {
  const { path } = target;
  const value = useMemo(() => valueAt(root, path), [root, path]);
  const text = typeof value === 'string' ? value : value === undefined ? '' : primitiveText(value);
  return (
    <section className={`tb-fixed tb-column tb-sunken ${classes.dock}`} aria-label="Selected value">
      <AccessorBar target={target} title={{ name: nameOf(path), about: aboutPath(root, path, inputNames) }} />
      {text !== '' &&
        (text.length > LARGEST_TEXT ? (
          <div className={`tb-column ${classes.long}`}>
            <LongText text={text} label="Value" isFilling />
          </div>
        ) : (
          <ScrollBox
            label="Value"
            className={`tb-md tb-pre tb-isolate ${classes.value} ${typeof value === 'string' ? '' : 'tb-mono'}`}
          >
            {text}
          </ScrollBox>
        ))}
    </section>
  );
}

/** A list or an object is read in the tree. */
function primitiveText(value: JsonValue): string {
  return Array.isArray(value) || isJsonObject(value) ? '' : JSON.stringify(value);
}

function nameOf(path: JsonPath): string {
  return String(path.at(-1) ?? 'response');
}

/** "Text of Chat Output, Input 1", or the input and output that a value is of. */
function aboutPath(root: JsonValue, path: JsonPath, inputNames: readonly string[]): string {
  const [top, input, inside, position] = path;
  if (top !== 'outputs' || typeof input !== 'number') return '';
  const inputName = inputNames[input] ?? `Input ${input + 1}`;
  if (inside !== 'outputs' || typeof position !== 'number') return inputName;
  const result = valueAt(root, path.slice(0, 4));
  const output = isJsonObject(result) ? result.component_display_name : null;
  const subject = typeof output === 'string' ? `${output}, ${inputName}` : inputName;
  return path.at(-1) === 'text' ? `Text of ${subject}` : subject;
}
