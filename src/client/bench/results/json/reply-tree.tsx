/** The nested reply of a run as a tree, with the accessor of the chosen value; or why there is none. */

import { useMemo } from 'react';
import { isJsonObject, isParsedJson } from '#contract/json.ts';
import type { RunResponse } from '#contract/run-response.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import type { Run } from '#run/model/run.ts';
import { answersInTree } from '#run/results/answers-in-tree.ts';
import type { TreeLine } from '#run/results/result-tree.ts';
import { usePicked, usePickInReply } from '../shared/picked-value.ts';
import { rowPreview } from '../shared/row-preview.ts';
import { JsonTree } from '../tree/json-tree.tsx';
import { ValueDock } from './value-dock.tsx';

export interface ReplyTreeProps {
  run: Run;
  /** Index of the only input that is shown; null for all. */
  inputShown: number | null;
  /** The bar of the JSON view, for search and depth; null until it is drawn. */
  controlsIn: HTMLElement | null;
}

export function ReplyTree({ run, inputShown, controlsIn }: ReplyTreeProps) {
  const names = useMemo(() => run.inputs.map(({ index }) => inputTitle(index)), [run]);
  if (!run.response) {
    return (
      <p className="tb-sm-tall tb-quiet tb-inset-lg">
        {run.status === 'running'
          ? 'The reply is still arriving. Its tree appears when it is complete.'
          : 'There is no reply to show as a tree. See Text for what the server sent.'}
      </p>
    );
  }
  const only = inputShown === null ? null : run.inputs.findIndex(({ index }) => index === inputShown);
  return (
    <ResponseTree
      key={`${run.id} ${only}`}
      response={run.response}
      inputNames={names}
      only={only}
      controlsIn={controlsIn}
    />
  );
}

interface ResponseTreeProps extends Pick<ReplyTreeProps, 'controlsIn'> {
  response: RunResponse;
  /** Names of the inputs, in the order of the reply. */
  inputNames: readonly string[];
  /** Position of the only input to expand at first; null expands the first ones. */
  only: number | null;
}

/** The whole reply as a tree. */
function ResponseTree({ response, inputNames, only, controlsIn }: ResponseTreeProps) {
  const picked = usePicked();
  const pick = usePickInReply();
  const root = isParsedJson(response) ? response : null;
  const { open, first } = useMemo(() => answersInTree(response, only), [response, only]);
  const target = picked ?? { path: first ?? [] };
  return (
    <div className="tb-fill">
      <JsonTree
        root={root}
        rootName="response"
        label="Response tree"
        answers={open}
        picked={target.path}
        onPick={(path) => pick({ path })}
        aboutOf={(line) => aboutText(line, inputNames)}
        controlsIn={controlsIn}
      />
      <ValueDock target={target} root={root} inputNames={inputNames} />
    </div>
  );
}

/** "Input 1", "Chat Output", or the preview of a row. */
function aboutText(line: TreeLine, inputNames: readonly string[]): string {
  const { path, value } = line;
  const [top, input, inside, position] = path;
  if (top === 'outputs' && typeof input === 'number' && path.length === 2)
    return inputNames[input] ?? `Input ${input + 1}`;
  if (inside === 'outputs' && typeof position === 'number' && path.length === 4 && isJsonObject(value)) {
    const name = value.component_display_name;
    return typeof name === 'string' ? name : '';
  }
  return rowPreview(line);
}
