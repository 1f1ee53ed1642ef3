// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { sampleFlow, sampleRun } from '#run/testing/sample-run.ts';
import { RequestPane } from '../../bench/request-form/request-pane.tsx';
import { summarizeRun } from '../../runs/history/run-summary.ts';
import { runKeys, writeRun } from '../../runs/run-cache.ts';
import { flowKeys } from '../../shell/api/flow-keys.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { RunButton } from './run-button.tsx';
import { RunCommandProvider } from './run-command-provider.tsx';
import { RunStatusRegion } from './run-status-region.tsx';

// happy-dom has no `document.fonts`, which the autosizing text area listens to.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

const connection = { kind: 'embedded', baseUrl: '', apiKey: null } as const;

/** The target that the page was last asked to show. */
const target = () => useUiState.getState().requests.reveal;

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function renderRun(tweaksText = '{}', search = '') {
  return renderPage(
    <RunCommandProvider>
      <RunButton />
      <RunStatusRegion />
    </RunCommandProvider>,
    { draft: { tweaksText }, search },
  );
}

function descriptionOf(element: HTMLElement): string {
  return document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

describe('Run', () => {
  it('says why it cannot run, and a click focuses the cause', async () => {
    const { user } = renderRun('{\n  "a": {\n');
    await screen.findByText('The tweaks are not valid JSON: line 3', { exact: false });
    const button = screen.getByRole('button', { name: 'Run' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.hasAttribute('disabled')).toBe(false);
    expect(descriptionOf(button)).toMatch(/^The tweaks are not valid JSON: line \d$/);
    await user.click(button);
    expect(target()).toEqual({ kind: 'tweaks', line: expect.any(Number) });
    expect(screen.getByRole('status', { name: 'Run status' }).textContent).toMatch(/not valid JSON/);
  });

  it('says that the flow is loading, leaves the focus where it is, and runs when the flow is there', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    onTestFinished(() => void vi.unstubAllGlobals());
    const { user, client } = renderPage(
      <RunCommandProvider>
        <RunButton />
        <RunStatusRegion />
      </RunCommandProvider>,
      { flow: null },
    );
    const button = screen.getByRole('button', { name: 'Run' });
    await user.click(button);
    expect(descriptionOf(button)).toBe('Loading the flow');
    const status = screen.getByRole('status', { name: 'Run status' });
    expect(status.textContent).toBe('The run starts when the flow is loaded');
    expect(target()).toBeNull();
    act(() => void client.setQueryData(flowKeys.detail(connection, 'flow-1'), sampleDetail));
    await waitFor(() => expect(status.textContent).toBe('Starting'));
    expect(target()).toBeNull();
  });

  it('warns about an untouched empty input that replaces a saved text', async () => {
    // The request is never answered: the warning is shown before any answer.
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    onTestFinished(() => void vi.unstubAllGlobals());
    const index = indexFlow(sampleFlow);
    const field = index.byId.get('ChatInput-q1')?.fields.get('input_value');
    if (field) field.value = 'saved';
    const { user } = renderPage(
      <RunCommandProvider>
        <RunButton />
        <RequestPane />
      </RunCommandProvider>,
      { flow: { ...sampleDetail, index }, draft: { inputs: [{ id: 'a', value: '', components: [], type: 'any' }] } },
    );
    const told = () => screen.queryByText(/is empty and will replace the saved text/);
    const run = await screen.findByRole('button', { name: 'Run' });
    await waitFor(() => expect(run.getAttribute('aria-disabled')).not.toBe('true'));
    expect(told()).toBeNull();
    await user.click(run);
    await waitFor(() => expect(told()).not.toBeNull());
  });

  describe('does not start a run', () => {
    /** The tweaks are not valid, so a click on Run focuses them: the test can see whether the click counted. */
    async function renderGoing() {
      const page = renderRun('{\n  "a": {\n');
      await screen.findByText('The tweaks are not valid JSON: line 3', { exact: false });
      const going = { ...summarizeRun(sampleRun(), 'Running'), startedClock: performance.now() };
      act(() => page.services.current.setState({ running: going }));
      const end = () => act(() => page.services.current.setState({ running: null }));
      const stop = await screen.findByRole('button', { name: 'Stop' });
      return { ...page, end, stop, runButton: () => screen.findByRole('button', { name: 'Run' }) };
    }

    it('by a click just after the run has ended, which was meant for Stop', async () => {
      const { user, end, runButton } = await renderGoing();
      end();
      await user.click(await runButton());
      expect(target()).toBeNull();
      await waitFor(async () => {
        await user.click(await runButton());
        expect(target()).not.toBeNull();
      });
    });

    it('by a click that began on Stop, however long it takes', async () => {
      const { user, end, stop, runButton } = await renderGoing();
      await user.pointer({ keys: '[MouseLeft>]', target: stop });
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      onTestFinished(() => void vi.useRealTimers());
      end();
      // For a moment after the end of a run all clicks are ignored.
      for (const ms of [1, 2_000]) act(() => void vi.advanceTimersByTime(ms));
      vi.useRealTimers();
      await user.pointer({ keys: '[/MouseLeft]', target: await runButton() });
      expect(target()).toBeNull();
      await user.click(await runButton());
      expect(target()).not.toBeNull();
    });
  });

  it('becomes Stop in the same place while a run is in progress, without the time in its name', async () => {
    const { client, services } = renderRun();
    const run = sampleRun();
    await waitFor(() => expect(client.isFetching()).toBe(0));
    act(() => {
      writeRun(client, run);
      const running = { ...summarizeRun(run, 'Running'), startedClock: performance.now() - 1800 };
      services.current.setState({ started: run.id, running });
    });
    const button = await screen.findByRole('button', { name: 'Stop' });
    expect(button.textContent).toMatch(/\d\.\d s/);
    expect(screen.queryByRole('button', { name: 'Run' })).toBeNull();
    const status = screen.getByRole('status', { name: 'Run status' });
    await waitFor(() => expect(status.textContent).toBe('Run started, 1 input'));
    act(() => {
      writeRun(client, { ...run, status: 'stopped', durationMs: 1900 });
      services.current.setState({ running: null });
    });
    await waitFor(() => expect(status.textContent).toBe('Run stopped'));
    expect(screen.getByRole('button', { name: 'Run' })).toBeDefined();
  });

  it('announces the end of a run that was over before the page rendered', async () => {
    const { client, services } = renderRun();
    const run = sampleRun();
    await waitFor(() => expect(client.isFetching()).toBe(0));
    act(() => {
      writeRun(client, { ...run, status: 'done', durationMs: 3 });
      services.current.setState({ started: run.id });
    });
    const status = screen.getByRole('status', { name: 'Run status' });
    await waitFor(() => expect(status.textContent).toBe('Run finished in 0.00 s'));
  });

  it.each([
    ['', true],
    ['runs=a.b', false],
  ])('as Stop names Escape as its key only where that stops the run: %s', async (search, hasKey) => {
    const { services } = renderRun('{}', search);
    const tests = { startedAt: Date.now(), startedClock: performance.now() };
    act(() => services.current.setState({ tests }));
    expect((await screen.findByRole('button', { name: 'Stop' })).textContent?.endsWith('esc')).toBe(hasKey);
  });

  it('does not name the key of Stop while a panel beside the page takes it', async () => {
    const { client, services } = renderRun();
    await waitFor(() => expect(client.isFetching()).toBe(0));
    act(() => services.current.setState({ tests: { startedAt: Date.now(), startedClock: performance.now() } }));
    const stop = await screen.findByRole('button', { name: 'Stop' });
    expect(stop.textContent?.endsWith('esc')).toBe(true);
    act(() => useUiState.setState({ besides: [{ close: () => undefined, isInView: () => true }] }));
    expect(stop.textContent?.endsWith('esc')).toBe(false);
    act(() => useUiState.setState({ besides: [] }));
  });

  it('becomes Stop while tests are in progress', async () => {
    const { client, services } = renderRun();
    await waitFor(() => expect(client.isFetching()).toBe(0));
    const tests = { startedAt: Date.now(), startedClock: performance.now() };
    act(() => services.current.setState({ tests }));
    expect(await screen.findByRole('button', { name: 'Stop' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Run' })).toBeNull();
    act(() => services.current.setState({ tests: null }));
    expect(await screen.findByRole('button', { name: 'Run' })).toBeDefined();
  });

  it('announces only the newest of many answers, and the end at once', async () => {
    const { client, services } = renderRun();
    const request = { inputs: Array.from({ length: 200 }, (_, index) => ({ input_value: `question ${index}` })) };
    const run = sampleRun({ request });
    await waitFor(() => expect(client.isFetching()).toBe(0));
    const running = { ...summarizeRun(run, 'Running'), startedClock: performance.now() };
    act(() => {
      writeRun(client, run);
      services.current.setState({ started: run.id, running });
    });
    const status = screen.getByRole('status', { name: 'Run status' });
    await waitFor(() => expect(status.textContent).toBe('Run started, 200 inputs'));
    const said: (string | null)[] = [];
    const observer = new MutationObserver(() => said.push(status.textContent));
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    let inputs = run.inputs;
    const answer = (index: number) => {
      inputs = inputs.map((input, at) =>
        at === index ? { ...input, status: 'done', startedAt: index, endedAt: index + 1 } : input,
      );
      act(() => writeRun(client, { ...run, inputs }));
    };
    for (let index = 0; index < 199; index += 1) answer(index);
    await waitFor(() => expect(status.textContent).toBe('Input 199 answered in 0.00 s'));
    act(() => {
      writeRun(client, { ...run, inputs, status: 'done', durationMs: 400 });
      services.current.setState({ running: null });
    });
    await waitFor(() => expect(status.textContent).toBe('Run finished in 0.40 s'));
    observer.disconnect();
    // A subscription to an ended run would keep all of it in memory.
    const query = client.getQueryCache().find({ queryKey: runKeys.run(run.id) });
    await waitFor(() => expect(query?.getObserversCount()).toBe(0));
    // Even on a slow machine, far fewer than one sentence per answer.
    expect(said.length).toBeLessThan(20);
  });
});
