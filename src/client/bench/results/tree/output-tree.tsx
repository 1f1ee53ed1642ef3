/** One result as a tree, expanded down to its text or data. */
import { useContext, useMemo, useState } from 'react';
import { isParsedJson } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import type { JsonPath } from '#run/results/result-accessor.ts';
import { readContent } from '#run/results/result-content.ts';
import { pointersAbove } from '#run/results/result-tree.ts';
import { ResultBase, usePick, usePickedHere } from '../shared/picked-value.ts';
import { rowPreview } from '../shared/row-preview.ts';
import { JsonTree } from './json-tree.tsx';
import classes from './response-tree.module.css';

export function OutputTree({ result, subject }: { result: ResultData; subject: string }) {
  const base = useContext(ResultBase);
  const pick = usePick();
  const target = usePickedHere();
  // Used while the result is not in the reply yet, because its text is still streaming.
  const [ownPick, setOwnPick] = useState<JsonPath | null>(null);
  const [open] = useState(() => wayToAnswer(result));
  const picked = useMemo(() => (target && base ? target.path.slice(base.length) : ownPick), [target, base, ownPick]);
  return (
    <div className={classes.inline}>
      <JsonTree
        root={isParsedJson(result) ? result : null}
        rootName="result"
        label={`Tree of ${subject}`}
        nameOf={(name) => `${name} in ${subject}`}
        answers={open}
        picked={picked}
        onPick={(path) => (pick ? pick({ path }) : setOwnPick(path))}
        aboutOf={rowPreview}
        isInline
      />
    </div>
  );
}

/** The root and the path to the text or data; for an unknown kind of result, all of its properties. */
function wayToAnswer(result: ResultData): Set<string> {
  const { textPath, data } = readContent(result);
  const path = textPath ?? data?.path;
  if (path) return new Set(pointersAbove([...path, '']));
  return new Set(['', '/results', '/outputs', '/artifacts']);
}
