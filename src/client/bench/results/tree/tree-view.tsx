/** The nested reply of a run as a tree, or why there is none. */

import { useMemo, useState } from 'react';
import { isJsonObject, isParsedJson, type JsonValue } from '#contract/json.ts';
import type { RunResponse } from '#contract/run-response.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import type { Run } from '#run/model/run.ts';
import { pointersToDepth, type TreeLine } from '#run/results/result-tree.ts';
import { AccessorBar } from '../accessor/accessor-bar.tsx';
import { usePicked, usePickInReply } from '../shared/picked-value.ts';
import { rowPreview } from '../shared/row-preview.ts';
import { JsonTree } from './json-tree.tsx';

export function TreeView({ run, inputShown }: { run: Run; inputShown: number | null }) {
  const names = useMemo(() => run.inputs.map(({ index }) => inputTitle(index)), [run]);
  if (!run.response) {
    return (
      <p className="tb-sm-tall tb-quiet tb-inset-lg">
        {run.status === 'running'
          ? 'The reply is still arriving. Its tree appears when it is complete.'
          : 'There is no reply to show as a tree. See Raw for what the server sent.'}
      </p>
    );
  }
  const openAt = inputShown === null ? null : run.inputs.findIndex(({ index }) => index === inputShown);
  return <ResponseTree key={`${run.id} ${openAt}`} response={run.response} inputNames={names} openAt={openAt} />;
}

interface ResponseTreeProps {
  response: RunResponse;
  /** Names of the inputs, in the order of the reply. */
  inputNames: readonly string[];
  /** Index of the only input to expand at first; null expands the first ones. */
  openAt: number | null;
}

/** The whole reply as a tree, with the accessor of the picked value. */
function ResponseTree({ response, inputNames, openAt }: ResponseTreeProps) {
  const picked = usePicked();
  const pick = usePickInReply();
  const root = isParsedJson(response) ? response : null;
  const [open] = useState(() => initiallyExpanded(root, openAt));
  const target = picked ?? { path: [] };
  return (
    <div className="tb-fill">
      <JsonTree
        root={root}
        rootName="response"
        label="Response tree"
        initiallyExpanded={open}
        picked={target.path}
        onPick={(path) => pick({ path })}
        aboutOf={(line) => aboutText(line, inputNames)}
      />
      <AccessorBar target={target} />
    </div>
  );
}

/** "Input 1", "Chat Output · message", or the preview of a row. */
function aboutText(line: TreeLine, inputNames: readonly string[]): string {
  const { path, value } = line;
  const [top, input, inside, position] = path;
  if (top === 'outputs' && typeof input === 'number' && path.length === 2)
    return inputNames[input] ?? `Input ${input + 1}`;
  if (inside === 'outputs' && typeof position === 'number' && path.length === 4 && isJsonObject(value)) {
    const name = value.component_display_name;
    const kind = isJsonObject(value.outputs) ? Object.keys(value.outputs)[0] : undefined;
    return typeof name === 'string' ? `${name}${kind === undefined ? '' : ` · ${kind}`}` : '';
  }
  return rowPreview(line);
}

const OPENED_INPUTS = 3;

/** The initially expanded nodes of a reply's tree: down to the results, for as many inputs as fit on a screen. */
function initiallyExpanded(root: JsonValue, openAt: number | null): Set<string> {
  const down = pointersToDepth(root, 3);
  const isOpened = (pointer: string) => {
    const input = /^\/outputs\/(\d+)/.exec(pointer)?.[1];
    if (input === undefined) return true;
    if (pointer.endsWith('/inputs')) return false;
    return openAt === null ? Number(input) < OPENED_INPUTS : Number(input) === openAt;
  };
  return new Set(down.filter(isOpened));
}
