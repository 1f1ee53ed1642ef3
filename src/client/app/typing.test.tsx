// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { RequestPane } from '../bench/request-form/request-pane.tsx';
import { useDraftForm, useIsDraftSettled } from '../draft/use-draft.ts';
import { summarizeRun } from '../runs/history/run-summary.ts';
import { writeRun } from '../runs/run-cache.ts';
import { useRun } from '../runs/use-runs.ts';
import { useOpenFlow } from '../shell/navigation/use-open-flow.ts';
import { useShownRunId } from '../shell/navigation/use-url-key.ts';
import { renderPage } from '../testing/render-page.tsx';
import { useRunCommand } from './run/run-command.ts';
import { RunCommandProvider } from './run/run-command-provider.tsx';

Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

let renders = 0;

/** Uses all hooks that another pane may use without subscribing to the draft. */
function OtherPane() {
  renders += 1;
  const shownRunId = useShownRunId();
  const { run } = useRun(shownRunId);
  useDraftForm();
  useIsDraftSettled();
  useOpenFlow();
  useRunCommand();
  return <p>{run?.id}</p>;
}

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('typing in the form does not render other panes', async () => {
  const { user } = renderPage(
    <RunCommandProvider>
      <RequestPane />
      <OtherPane />
    </RunCommandProvider>,
    { runs: [answeredRun(['An answer'])] },
  );
  await screen.findByText('run-1');
  await user.click(screen.getByRole('textbox', { name: 'Input 1 value' }));
  renders = 0;
  await user.keyboard('some more text');
  await user.type(screen.getByRole('textbox', { name: 'Session ID' }), 'session');
  expect(renders).toBe(0);
});

/** Identifies the last render of an element: React stores the props of that render on the element. */
function lastRender(element: Element): unknown {
  return Object.entries(element).find(([key]) => key.startsWith('__reactProps$'))?.[1];
}

it('a run that starts or ends without field errors does not render the form', async () => {
  const run = answeredRun(['An answer']);
  const pane = <RequestPane />;
  const { client, services } = renderPage(pane, { runs: [run] });
  await screen.findByRole('textbox', { name: 'Input 1 value' });
  const before = lastRender(screen.getByRole('group', { name: 'Input 1' }));
  expect(before).toBeDefined();
  const running = { ...summarizeRun(run, 'Running'), startedClock: 0 };
  await act(async () => services.current.setState({ running }));
  await act(async () => services.current.setState({ running: null }));
  await act(async () => writeRun(client, { ...run }));
  expect(lastRender(screen.getByRole('group', { name: 'Input 1' })) === before).toBe(true);
});
