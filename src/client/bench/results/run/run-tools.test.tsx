// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { Run } from '#run/model/run.ts';
import { runOf } from '#run/testing/run-of.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { SectionHead } from '../answers/section-head.tsx';
import { DEFAULT_OPTIONS } from '../shared/result-options.ts';
import { RunTools } from './run-tools.tsx';

afterEach(cleanup);

function Held({ first, next, children }: { first: Run; next: Run; children: (run: Run) => ReactNode }) {
  const [run, setRun] = useState(first);
  return (
    <>
      <button type="button" onClick={() => setRun(next)}>
        An answer comes
      </button>
      {children(run)}
    </>
  );
}

it('an answer that arrives does not render the choices and the headings of other inputs', async () => {
  const inputs = ['one', 'two'].map((input_value) => ({ input_value }));
  const run = runOf({ request: { inputs }, end: 'running' });
  const [first] = run.inputs;
  if (!first) throw new Error('The run has no input');
  let reads = 0;
  const options = {
    ...DEFAULT_OPTIONS,
    get groupBy() {
      reads += 1;
      return DEFAULT_OPTIONS.groupBy;
    },
  };
  const input = {
    ...first,
    get startedAt() {
      reads += 1;
      return first.startedAt;
    },
  };
  const keepOptions = () => undefined;
  const { user } = renderPage(
    <Held first={run} next={{ ...run, inputs: [...run.inputs], replies: [...run.replies] }}>
      {(now) => (
        <>
          <RunTools run={now} options={options} onOptions={keepOptions} isWide />
          <SectionHead
            input={input}
            title={`Input 1 of ${now.inputs.length}`}
            question="one"
            isMissed={false}
            runStartedAt={0}
            timeMs={null}
            span={undefined}
          />
        </>
      )}
    </Held>,
  );
  expect(screen.getByRole('button', { name: 'Display' })).toBeTruthy();
  const readAtFirst = reads;
  expect(readAtFirst).toBeGreaterThan(1);
  await user.click(screen.getByRole('button', { name: 'An answer comes' }));
  expect(reads).toBe(readAtFirst);
});
