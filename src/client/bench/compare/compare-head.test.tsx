// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ofBoth } from '#run/compare/run-pair.ts';
import type { Run } from '#run/model/run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import type { EditorSync } from '../../draft/storage/editor-sync.ts';
import { useDraftForm, useEditorSync } from '../../draft/use-draft.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { CompareHead } from './compare-head.tsx';

afterEach(cleanup);

const slotOf = (run: Run) => ({ id: run.id, run, isLoading: false, problem: null });

let tweaks: EditorSync;
let readTweaks: () => string;

function Probe() {
  tweaks = useEditorSync();
  const form = useDraftForm();
  readTweaks = () => form.getValues('tweaksText');
  return null;
}

it('the tweaks of a compared run can be used, and Undo keeps what was written since', async () => {
  const runs = ofBoth(['first', 'second'], (text, side) => {
    const run = answeredRun([text]);
    return { ...run, id: `run-${side}`, draft: { ...run.draft, tweaksText: `{"tone": "of run ${side}"}` } };
  });
  const { user } = renderPage(
    <>
      <Probe />
      <CompareHead
        slots={ofBoth(runs, slotOf)}
        runs={runs}
        inputs={[]}
        shown={0}
        layout="side"
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

it('a notice says that the secrets of a run were not saved with its tweaks', async () => {
  const runs = ofBoth(['first', 'second'], (text, side) => {
    const run = answeredRun([text]);
    return { ...run, id: `run-${side}`, draft: { ...run.draft, tweaksText: '{"api_key": "••••••••"}' } };
  });
  const { user } = renderPage(
    <>
      <CompareHead
        slots={ofBoth(runs, slotOf)}
        runs={runs}
        inputs={[]}
        shown={0}
        layout="side"
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
