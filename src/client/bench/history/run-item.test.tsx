// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { answeredRun } from '#run/testing/run-of.ts';
import { summarizeRun } from '../../runs/history/run-summary.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { RunItem } from './run-item.tsx';

it('a run that is being saved shows only its flow, because what changed is not known yet', async () => {
  const summary = { ...summarizeRun(answeredRun(['two'], { number: 2 }), ''), version: null };
  renderPage(
    <ul>
      <RunItem
        summary={summary}
        who={null}
        now={0}
        isShown={false}
        letter={null}
        onCompare={null}
        namesFlow
        onShow={vi.fn()}
      />
    </ul>,
  );
  expect((await screen.findByRole('button', { name: 'Run 2' })).getAttribute('title')).toBe('Sample');
});
