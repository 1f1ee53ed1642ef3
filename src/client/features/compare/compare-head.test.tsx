// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import type { EditorSync } from '../../draft/storage/editor-sync.ts';
import { useDraftForm, useEditorSync } from '../../draft/use-draft.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { NoticeList } from '../../ui/feedback/notice-list.tsx';
import { CompareHead } from './compare-head.tsx';

afterEach(cleanup);

let setComparedIds: (ids: readonly string[]) => void;
let tweaks: EditorSync;
let readTweaks: () => string;

function Probe() {
  setComparedIds = useNavigate().setComparedIds;
  tweaks = useEditorSync();
  const form = useDraftForm();
  readTweaks = () => form.getValues('tweaksText');
  return null;
}

it('focuses an added run, and keeps the focus when that run moves up', async () => {
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
  const back = screen.getByRole('button', { name: 'Back to Bench' });
  back.focus();
  await act(async () => setComparedIds(['run-1', 'run-2']));
  expect(screen.queryByRole('combobox', { name: 'Run C' })).toBeNull();
  expect(document.activeElement).toBe(back);
});

it('uses the tweaks of a run, and does not undo what was written since', async () => {
  const runs = ['first', 'second'].map((text, place) => {
    const run = answeredRun([text]);
    return { ...run, id: `run-${place}`, draft: { ...run.draft, tweaksText: `{"tone": "of run ${place}"}` } };
  });
  const { user } = renderPage(
    <>
      <Probe />
      <CompareHead
        runs={runs}
        letters={['A', 'B']}
        inputs={[]}
        shown={0}
        layout={null}
        onShown={() => undefined}
        onLayout={() => undefined}
      />
      <NoticeList />
    </>,
    { runs, search: 'runs=run-0.run-1&flow=flow-1', draft: { tweaksText: '{"tone": "before"}' } },
  );
  const take = () => user.click(screen.getByRole('button', { name: "Use B's tweaks" }));
  await take();
  expect(readTweaks()).toBe('{"tone": "of run 1"}');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(readTweaks()).toBe('{"tone": "before"}');

  await take();
  act(() => tweaks.setTweaksText('{"tone": "written since"}', 'edit'));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(readTweaks()).toBe('{"tone": "written since"}');
});

it('says that the secrets of a run were not saved with its tweaks', async () => {
  const runs = ['first', 'second'].map((text, place) => {
    const run = answeredRun([text]);
    return { ...run, id: `run-${place}`, draft: { ...run.draft, tweaksText: '{"api_key": "••••••••"}' } };
  });
  const { user } = renderPage(
    <>
      <CompareHead
        runs={runs}
        letters={['A', 'B']}
        inputs={[]}
        shown={0}
        layout={null}
        onShown={() => undefined}
        onLayout={() => undefined}
      />
      <NoticeList />
    </>,
    { runs, search: 'runs=run-0.run-1&flow=flow-1' },
  );
  await user.click(screen.getByRole('button', { name: "Use B's tweaks" }));
  expect(await screen.findByText(/Secrets are not saved\. Enter them again\./)).toBeDefined();
});
