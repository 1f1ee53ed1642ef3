// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { messageResult, outputReady, runOf } from '#run/testing/run-of.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { windowSizeForEachTest } from '../../testing/window-size.ts';
import { SaveTestPanel } from './save-test-panel.tsx';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);
afterEach(cleanup);

it('the panel saves what the answer of a variant is expected to be for that variant alone', async () => {
  const run = {
    ...runOf({
      request: { inputs: [{ input_value: 'Hello' }] },
      events: [[1, outputReady(0, messageResult('Ahoy'))]],
    }),
    draft: sampleDraft({
      inputs: [{ id: '0', value: 'Hello', components: [], type: 'chat' }],
      tweaksText: '{"Model": {"temperature": 0.9}}',
    }),
  };
  const request = { read: async () => run, input: 0, output: null, earlier: [] };
  const { user } = await act(async () => renderPage(<SaveTestPanel request={request} onClose={() => undefined} />));
  await user.click(await screen.findByRole('button', { name: 'Save test' }));
  await waitFor(async () => {
    const { suites } = (await (await workspace().ask('GET', '/suites?kind=tests')).json()) as {
      suites: { id: string }[];
    };
    const read = await (await workspace().ask('GET', `/suites/${suites[0]?.id}`)).json();
    expect(read.body?.text.replaceAll(/\s+/g, ' ')).toContain('checked-variants: - Variant A');
  });
});

it('the panel saves every turn of a conversation, and finds the case that has them', async () => {
  const run = {
    ...runOf({
      request: { inputs: [{ input_value: 'Bye' }] },
      events: [[1, outputReady(0, messageResult('See you'))]],
    }),
    draft: sampleDraft({ inputs: [{ id: '0', value: 'Bye', components: [], type: 'chat' }] }),
  };
  const earlier = [{ turn: { input: 'Hello', checks: [{ contains: 'hi' }] }, answer: 'Hi there' }];
  const request = { read: async () => run, input: 0, output: null, earlier };
  const open = () => act(async () => renderPage(<SaveTestPanel request={request} onClose={() => undefined} />));
  const { user } = await open();
  await screen.findByText('All 2 turns of this conversation are saved. The checks look at the last answer.');
  expect(screen.getByRole('switch', { name: 'Keep these answers as the expected texts' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save test' }));
  await waitFor(async () => {
    const { suites } = (await (await workspace().ask('GET', '/suites?kind=tests')).json()) as {
      suites: { id: string }[];
    };
    const read = await (await workspace().ask('GET', `/suites/${suites[0]?.id}`)).json();
    expect(read.body?.text.replaceAll(/\s+/g, ' ')).toContain(
      'turns: - input: Hello checks: - contains: hi expected: Hi there - input: Bye type: chat expected: See you',
    );
  });

  cleanup();
  await open();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Update case 1' })).toBeTruthy());
});

describe('on a narrow screen', () => {
  windowSizeForEachTest(390, 844);

  it('the panel is a page with Back', async () => {
    const onClose = vi.fn();
    const request = { read: async () => null, input: 0, output: null };
    const { user } = await act(async () => renderPage(<SaveTestPanel request={request} onClose={onClose} />));
    const panel = screen.getByRole('dialog', { name: 'Save as test' });
    expect(panel.getAttribute('aria-modal')).toBe('true');
    expect(screen.queryByRole('button', { name: 'Close Save as test' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
