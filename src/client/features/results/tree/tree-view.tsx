/** The nested reply of a run as a tree, or why there is none. */
import { useMemo } from 'react';
import type { Run } from '#run/model/run.ts';
import { inputTitle } from '#run/variants/run-matrix.ts';
import { ResponseTree } from './response-tree.tsx';

export function TreeView({ run, inputShown }: { run: Run; inputShown: number | null }) {
  const names = useMemo(() => run.inputs.map(({ index }) => inputTitle(run, index)), [run]);
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
