// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { CompareHead } from './compare-head.tsx';

afterEach(cleanup);

let setComparedIds: (ids: readonly string[]) => void;

function Probe() {
  setComparedIds = useNavigation().setComparedIds;
  return null;
}

it('takes the focus to a run that was added, and leaves it where it is when that run moves up', async () => {
  const runs = ['first', 'second', 'third'].map((text, place) => ({ ...answeredRun([text]), id: `run-${place}` }));
  const { user } = renderPage(
    <>
      <Probe />
      <CompareHead
        runs={runs}
        letters={['A', 'B', 'C']}
        inputs={[]}
        shown={0}
        onShown={() => undefined}
        layout={null}
        onLayout={() => undefined}
      />
    </>,
    { runs, search: 'runs=run-0.run-1' },
  );
  await user.click(screen.getByRole('button', { name: 'Add run C' }));
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Run C' }));
  const back = screen.getByRole('button', { name: 'Back to the bench' });
  back.focus();
  await act(async () => setComparedIds(['run-1', 'run-2']));
  expect(screen.queryByRole('combobox', { name: 'Run C' })).toBeNull();
  expect(document.activeElement).toBe(back);
});
