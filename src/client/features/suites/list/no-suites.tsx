/** Shown while there is no suite at all. */
import { Button } from '@mantine/core';
import { useOpenFlow } from '../../../navigation/use-open-flow.ts';
import { useRunSummaries } from '../../../runs/use-runs.ts';
import type { EditorBegin } from '../shared/editor-begin.ts';
import { BeginList, SuiteParts } from './begin-list.tsx';
import classes from './suites.module.css';

export function NoSuites({ onNew }: { onNew: (begin: EditorBegin) => void }) {
  const flow = useOpenFlow();
  const { summaries } = useRunSummaries();
  const runs = summaries.filter((run) => run.flow.id === flow?.id).length;
  return (
    <div className={`tb-scroll ${classes.empty}`}>
      <h3 className="tb-heading">Tests tell you when an answer gets worse</h3>
      <SuiteParts />
      <div>
        <Button onClick={() => onNew(null)}>New suite</Button>
      </div>
      <h4 className={`tb-sm tb-strong ${classes.waysTitle}`}>Or begin with cases</h4>
      <BeginList onBegin={onNew} runs={runs} />
      <p className="tb-sm tb-quiet">Or drop a file here: a suite, or rows of questions.</p>
    </div>
  );
}
