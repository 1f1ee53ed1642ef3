// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ComponentValues } from '#contract/component-values.ts';
import {
  MODEL,
  MODEL_VALUES,
  PROMPT_VALUES,
  receivedRow,
  runWithValues,
  sectionOf,
  showComponent,
  writtenTweaks,
} from '../../../testing/show-component.tsx';

afterEach(cleanup);

describe('what a component received', () => {
  it('has what matters first, with where it is from, and the rest on request', async () => {
    const { user } = showComponent(runWithValues([MODEL_VALUES]), {
      tweaksText: `{\n  "${MODEL}": { "temperature": 0.7 }\n}`,
    });
    const rows = () =>
      within(screen.getByRole('table', { name: 'Fields received' }))
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.getAttribute('aria-label'));
    expect(rows()).toEqual(['input_value', 'temperature', 'api_key']);
    expect(sectionOf('Received').getByText('3 of 5 fields')).toBeTruthy();
    expect(receivedRow('input_value').getByText('from Prompt')).toBeTruthy();
    expect(receivedRow('temperature').getByRole('button', { name: 'tweak, line 2' })).toBeTruthy();
    expect(receivedRow('temperature').getByRole('cell', { name: '0.1 → 0.7' })).toBeTruthy();
    expect(receivedRow('api_key').getByText('A secret. The server does not show it.')).toBeTruthy();
    expect(receivedRow('api_key').queryByRole('button', { name: 'Copy api_key' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all 5 fields' }));
    expect(rows()).toEqual(['input_value', 'temperature', 'api_key', 'words']);
    expect(sectionOf('Received').getByText(/^1 empty/).textContent).toBe('1 empty: system_message');
  });

  it('says where another value arrived than the one sent', () => {
    showComponent(runWithValues([{ ...MODEL_VALUES, received: { ...MODEL_VALUES.received, temperature: 0.2 } }]));
    expect(receivedRow('temperature').getByText('Sent 0.7. The component received 0.2.')).toBeTruthy();
    expect(receivedRow('temperature').getByText('Overridden')).toBeTruthy();
  });

  it.each([9, 6])('can be written as a tweak, also if the flow has the same value: %i', async (words) => {
    const received = { ...MODEL_VALUES.received, words };
    const { user } = showComponent(runWithValues([{ ...MODEL_VALUES, received }]));
    await user.click(screen.getByRole('button', { name: 'Show all 5 fields' }));
    await user.click(screen.getByRole('button', { name: 'words menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Tweak this field' }));
    expect(Object.values(writtenTweaks())).toEqual([{ words }]);
    await user.click(screen.getByRole('button', { name: 'api_key menu' }));
    await screen.findByRole('menuitem', { name: 'Copy its path' });
    expect(screen.queryByRole('menuitem', { name: 'Tweak this field' })).toBeNull();
  });

  it('shows two lines of a long text, and opens a very long one as text', async () => {
    const long = Array.from({ length: 9 }, (_, line) => `line ${line + 1}`).join('\n');
    const huge = `${'word '.repeat(5000)}\nneedle`;
    const { user } = showComponent(runWithValues([{ ...MODEL_VALUES, received: { input_value: long, words: huge } }]));
    expect(receivedRow('input_value').queryByText(/line 3/)).toBeNull();
    expect(receivedRow('input_value').getByText('7 more lines')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show all of input_value' }));
    expect(receivedRow('input_value').getByText(/line 9/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Show all 3/ }));
    await user.click(screen.getByRole('button', { name: 'Open words as text' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'words' }));
    await user.type(dialog.getByRole('textbox', { name: 'Find in the text' }), 'needle');
    expect(await dialog.findByText('line 1 of 1')).toBeTruthy();
  });

  it('says that only the beginning of a value was kept', () => {
    const run = runWithValues([MODEL_VALUES]);
    const cut = [{ path: ['components', 0, 'gave', 'text_output'], bytes: 212_000 }];
    const inputs = run.inputs.map((input) => ({ ...input, ...(input.values && { values: { ...input.values, cut } }) }));
    showComponent({ ...run, inputs });
    expect(sectionOf('Gave').getByText('Kept: the first 9 B of 212 kB.')).toBeTruthy();
  });

  it('is what flow and tweaks say where nothing is reported', () => {
    showComponent(runWithValues([]));
    expect(sectionOf('Received').getByText('what the flow and your tweaks say, not what came')).toBeTruthy();
    expect(receivedRow('input_value').getByText('not reported')).toBeTruthy();
    expect(receivedRow('temperature').getByRole('cell', { name: '0.1 → 0.7' })).toBeTruthy();
    expect(sectionOf('Gave').getByText('the text that this browser saw')).toBeTruthy();
  });
});

describe('a prompt template', () => {
  it('is filled in; each part says its variable and leads to what gave it', async () => {
    const { user, onComponent } = showComponent(runWithValues([PROMPT_VALUES, MODEL_VALUES]), { id: 'Prompt-p' });
    const template = receivedRow('template');
    expect(template.getByRole('cell', { name: /^Greet Ada warmly ?why/ })).toBeTruthy();
    await user.click(template.getByRole('button', { name: 'Ada' }));
    expect(onComponent).toHaveBeenCalledWith('ChatInput-q1');
    expect(template.getByTitle('why, no value')).toBeTruthy();
    await user.click(template.getByRole('radio', { name: 'As written' }));
    expect(template.getByText('Greet {guest} {how}{why}')).toBeTruthy();
  });
});

describe('what a component gave', () => {
  it('says its kind and where it went', () => {
    showComponent(runWithValues([MODEL_VALUES]));
    expect(within(screen.getByRole('row', { name: 'text_output' })).getByText('Message → Chat Output')).toBeTruthy();
    expect(sectionOf('Gave').getByText('1 output')).toBeTruthy();
  });

  it('is nothing if it failed, and the error stands above what it received', () => {
    const failed = { ...MODEL_VALUES, gave: null, error: 'no such model' };
    showComponent(runWithValues([failed]));
    expect(screen.getByRole('region', { name: 'Why it failed' }).textContent).toContain('no such model');
    expect(sectionOf('Gave').getByText('Gave nothing, because it failed')).toBeTruthy();
  });
});

it('shows each time of a loop', async () => {
  const time = (words: number, changes: Partial<ComponentValues> = {}): ComponentValues => ({
    ...{ ...MODEL_VALUES, received: { words }, gave: {} },
    ...changes,
  });
  const { user } = showComponent(runWithValues([time(1), time(2, { error: 'no' }), time(3)], []));
  expect(screen.getByRole('group', { name: 'Time 2 of 3' })).toBeTruthy();
  expect(sectionOf('Received').getByText('1 field differs from time to time')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Next time' }));
  expect(receivedRow('words').getByText('3')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Next time' })).toHaveProperty('disabled', true);
  expect(screen.queryByRole('region', { name: 'Why it failed' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show time 2, failed' }));
  expect(screen.getByRole('group', { name: 'Time 2 of 3' })).toBeTruthy();
});

it('has how its text came, with a link to its frames; sections fold', async () => {
  const headers: [string, string][] = [['content-type', 'text/event-stream']];
  const reply = { requestIndex: 0, status: 200, headers, body: '', isCut: false };
  const { user, onFrames } = showComponent({ ...runWithValues([MODEL_VALUES]), replies: [reply] });
  expect(sectionOf('Stream').getByText('5 chunks over 400 ms')).toBeTruthy();
  expect(sectionOf('Stream').getByRole('img', { name: 'Tokens of Language Model' })).toBeTruthy();
  expect(sectionOf('Stream').getByText('first token 100 ms')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Frames in JSON' }));
  expect(onFrames).toHaveBeenCalledWith(MODEL);
  await user.click(screen.getByRole('button', { name: 'Fold Stream' }));
  expect(sectionOf('Stream').queryByRole('img')).toBeNull();
});

it('says that an answer in one piece was not streamed', () => {
  const run = runWithValues([
    { ...MODEL_VALUES, calls: [{ id: 'c', kind: 'model', name: 'demo', startMs: 20, endMs: 400 }] },
  ]);
  showComponent({ ...run, events: run.events.filter(({ event }) => event.event !== 'text-delta') });
  expect(sectionOf('Stream').getByText('Not streamed')).toBeTruthy();
});
