/** Below the tree: what the chosen value is, the expression that reads it, and the value in full. On a narrow screen a sheet. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { isJsonObject, type JsonValue, valueAt } from '#contract/json.ts';
import type { AccessorTarget, JsonPath } from '#run/results/result-accessor.ts';
import { isSmall } from '#run/results/result-tree.ts';
import { LongText } from '../../../blocks/answer/long-text.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { useIsNarrow } from '../../../shell/ui/layout/use-is-narrow.ts';
import { AccessorBar } from '../accessor/accessor-bar.tsx';
import classes from './value-dock.module.css';

const ValueSheet = lazy(async () => ({ default: (await import('./value-sheet.tsx')).ValueSheet }));

/** A longer text is shown as virtualised lines. */
const LARGEST_TEXT = 20_000;
/** A list or an object of more values is read in the tree. */
const MOST_VALUES = 2000;

export interface ValueDockProps {
  target: AccessorTarget;
  root: JsonValue;
  /** Names of the inputs, in the order of the reply. */
  inputNames: readonly string[];
}

export function ValueDock({ target, root, inputNames }: ValueDockProps) {
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(false);
  const { path } = target;
  const value = useMemo(() => valueAt(root, path), [root, path]);
  const title = { name: String(path.at(-1) ?? 'response'), about: aboutPath(root, path, inputNames) };
  const content = (
    <>
      <AccessorBar target={target} title={title} />
      <ValueInFull value={value} />
    </>
  );
  if (!isNarrow) {
    return (
      <section className={`tb-fixed tb-column tb-sunken ${classes.dock}`} aria-label="Selected value">
        {content}
      </section>
    );
  }
  return (
    <div className="tb-row tb-fixed tb-sunken tb-hairline-above tb-inset-xs tb-gap-sm-md">
      <span className="tb-sm tb-cut tb-grow">
        <strong className="tb-mono tb-strong">{title.name}</strong> <span className="tb-quiet">{title.about}</span>
      </span>
      <Button className="tb-fixed" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Accessor
      </Button>
      {isOpen && (
        <Suspense>
          <ValueSheet onClose={() => setOpen(false)}>{content}</ValueSheet>
        </Suspense>
      )}
    </div>
  );
}

function ValueInFull({ value }: { value: JsonValue | undefined }) {
  const isText = typeof value === 'string';
  const text = useMemo(() => {
    if (value === undefined || !isSmall(value, MOST_VALUES)) return '';
    return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  }, [value]);
  if (text === '') return null;
  if (text.length > LARGEST_TEXT) {
    return (
      <div className={`tb-column tb-surface tb-hairline-above ${classes.long}`}>
        <LongText text={text} label="Value" isFilling />
      </div>
    );
  }
  return (
    <ScrollBox
      label="Value"
      className={`tb-sm-tall tb-isolate tb-surface tb-hairline-above ${classes.value} ${isText ? '' : 'tb-mono'}`}
    >
      {text}
    </ScrollBox>
  );
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
