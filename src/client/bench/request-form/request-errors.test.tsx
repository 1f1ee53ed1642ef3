// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunError } from '#run/model/run-error.ts';
import { sampleRun } from '#run/testing/sample-run.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { RequestPane } from './request-pane.tsx';
import { everyField } from './use-optional-field.ts';

beforeEach(() => everyField.write(true));
afterEach(() => localStorage.clear());

// happy-dom has no `document.fonts`, which the autosizing text area listens to.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

const item = (...loc: (string | number)[]) => ({ type: 'string_type', loc: ['body', ...loc], msg: 'Not a string' });
const error: RunError = {
  kind: 'validation',
  items: [item('inputs', 0, 'input_value'), item('session_id')],
  status: 422,
  raw: '',
  requestIndex: 0,
  elapsedMs: 1,
};

it('an error about a field is shown there until the field changes', async () => {
  const run = { ...sampleRun(), status: 'failed' as const, durationMs: 1, error };
  const { user } = renderPage(<RequestPane />, { runs: [run] });
  const field = screen.getByRole('textbox', { name: 'Input 1 value' });
  expect(await screen.findAllByText('Not a string')).toHaveLength(2);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await user.type(field, '!');
  expect(screen.getAllByText('Not a string')).toHaveLength(1);
  await user.type(screen.getByRole('textbox', { name: 'Session ID' }), 'x');
  expect(screen.queryByText('Not a string')).toBeNull();
});
