// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { NOT_WAITING, type SendDecision } from '#run/model/decisions.ts';
import type { Run } from '#run/model/run.ts';
import { askingRun, decidedRun, QUESTION } from '#run/testing/asking-run.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { RunDecisions } from './run-decisions.tsx';

afterEach(cleanup);

let count = 0;

/** Shows a card of a new question; `send` answers its decisions. */
function ask(send: SendDecision, changes: { prompt?: string; timeout_ms?: number } = {}, startedAt = Date.now()) {
  count += 1;
  const question = { ...QUESTION, request_id: `q${count}`, ...changes };
  const run = { ...askingRun({ end: 'running' }, question), startedAt };
  const page = renderPage(<RunDecisions run={run} input={null} />);
  page.services.decisions.open(question.request_id, send);
  return page;
}

it('the question of a run has one button for each action', () => {
  ask(async () => null);
  expect(screen.getByRole('region', { name: 'Language Model asks' }).textContent).toContain('Ship it?');
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Approve', 'Reject']);
});

/** Draws the card again when the view changes. */
function Views({ run }: { run: Run }) {
  const [view, setView] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setView(1)}>
        Next view
      </button>
      <RunDecisions key={view} run={run} input={null} />
    </>
  );
}

it('the question of a run is announced once, also if it is drawn again', async () => {
  const { user } = renderPage(<Views run={askingRun({ end: 'running' }, QUESTION)} />);
  expect(useUiState.getState().announcement).toBe(
    'Waiting for you. Language Model asks: Ship it? Choices: Approve, Reject',
  );
  useUiState.setState({ announcement: '' });
  await user.click(screen.getByRole('button', { name: 'Next view' }));
  expect(screen.getByRole('region', { name: 'Language Model asks' }).isConnected).toBe(true);
  expect(useUiState.getState().announcement).toBe('');
});

it.each([
  ['Send it to the customer.', 'asks: Send it to the customer. Choices'],
  ['Approve this draft\n', 'asks: Approve this draft. Choices'],
  ['', 'asks: no text. Choices'],
])('the announcement has one full stop after %j', (prompt, said) => {
  ask(async () => null, { prompt });
  expect(useUiState.getState().announcement).toContain(said);
});

it('a decision is sent once, by keyboard', async () => {
  const sent: string[] = [];
  const { user } = ask((action) => {
    sent.push(action);
    return new Promise(() => undefined);
  });
  await user.tab();
  await user.keyboard('{Enter}');
  await user.tab();
  await user.keyboard('{Enter}');
  expect(sent).toEqual(['approve']);
  expect(screen.getByRole('button', { name: 'Sending Approve' }).getAttribute('aria-disabled')).toBe('true');
});

it('the card says why a decision was not taken, and takes another one', async () => {
  const sent: string[] = [];
  const { user } = ask(async (action) => {
    sent.push(action);
    return sent.length > 1 ? null : { sentence: 'The server does not accept this choice.', isFinal: false };
  });
  await user.click(screen.getByRole('button', { name: 'Reject' }));
  expect((await screen.findByRole('alert')).textContent).toBe('The server does not accept this choice.');
  await user.click(screen.getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(sent).toEqual(['reject', 'approve']));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('the card takes no decision after somebody else has decided', async () => {
  const sent: string[] = [];
  const { user } = ask(async (action) => {
    sent.push(action);
    return NOT_WAITING;
  });
  await user.click(screen.getByRole('button', { name: 'Reject' }));
  expect((await screen.findByRole('alert')).textContent).toContain('somebody else has decided');
  await user.click(screen.getByRole('button', { name: 'Approve' }));
  expect(sent).toEqual(['reject']);
});

it('the card says until when to decide, and what happens after that', () => {
  ask(async () => null, { timeout_ms: 3_600_000 });
  expect(screen.getByText(/^Decide by .*After that, the run ends without an answer\.$/)).toBeTruthy();
  cleanup();
  ask(async () => null, { timeout_ms: 60_000 }, Date.now() - 120_000);
  expect(screen.getByText(/^The time to decide is over\./)).toBeTruthy();
});

it.each([
  ['was decided', decidedRun(), 'Language Model asked, and “Approve” was chosen after 1.00 s'],
  [
    'was decided too late',
    decidedRun('approve', 500),
    'Language Model asked, and “Approve” was chosen too late after 1.00 s',
  ],
  ['was decided elsewhere', decidedRun(null), 'Language Model asked, and it was decided elsewhere after 1.00 s'],
  ['was stopped', askingRun({ end: 'stopped', at: 520 }), 'Language Model was stopped before a decision after 500 ms'],
])('a line is shown for a question that %s', (_name, run, text) => {
  renderPage(<RunDecisions run={run} input={null} />);
  expect(screen.getByText('Language Model').closest('p')?.textContent).toBe(text);
  expect(screen.queryByRole('button')).toBeNull();
});
