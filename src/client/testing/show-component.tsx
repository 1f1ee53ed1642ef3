/** Renders one component of Inside with its values, and the tweaks of the page beside it. */
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { vi } from 'vitest';
import type { ComponentValues, ModelMessage } from '#contract/component-values.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { type InsideComponent, insideInput } from '#run/inside/inside-input.ts';
import type { Run, RunField } from '#run/model/run.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import { ComponentView } from '../bench/results/component/component-view.tsx';
import { useDraftValue } from '../draft/use-draft.ts';
import { renderPage } from './render-page.tsx';

export const MODEL = 'Model-m1';
const FILLED = { text: 'Greet Ada warmly', sender: 'Machine', sender_name: 'AI' };

const FIELDS: RunField[] = [
  { component: MODEL, name: 'input_value', type: 'str', from: [{ component: 'Prompt-p', output: 'prompt' }] },
  { component: MODEL, name: 'api_key', type: 'str', isSecret: true, from: [] },
  { component: 'ChatOutput-o1', name: 'input_value', type: 'str', from: [{ component: MODEL, output: 'text_output' }] },
  { component: 'Prompt-p', name: 'template', type: 'prompt', from: [] },
  { component: 'Prompt-p', name: 'guest', type: 'str', from: [{ component: 'ChatInput-q1', output: 'message' }] },
];

export const PROMPT_VALUES: ComponentValues = {
  ...{ component: 'Prompt-p', name: 'Prompt', startMs: 10, endMs: 11, calls: [] },
  received: { template: 'Greet {guest} {how}{why}', guest: { text: 'Ada', sender: 'User' }, how: 'warmly', why: '' },
  gave: { prompt: FILLED },
};

export const MODEL_VALUES: ComponentValues = {
  ...{ component: MODEL, name: 'Language Model', startMs: 12, endMs: 512, calls: [] },
  received: { input_value: FILLED, temperature: 0.7, words: 6, api_key: SECRET_MASK, system_message: '' },
  gave: { text_output: { text: 'word word', sender: 'Machine', sender_name: '' } },
};

const OUTCOME: TweakOutcome = {
  ...{
    path: [MODEL, 'temperature'],
    component: MODEL,
    field: 'temperature',
    state: 'applied',
    before: 0.1,
    after: 0.7,
  },
};

export function modelMessage(role: ModelMessage['role'], text: string): ModelMessage {
  return { role, text };
}

/** A run with a tweak of the model's temperature, whose first input has these values. */
export function runWithValues(times: readonly ComponentValues[], outcomes: readonly TweakOutcome[] = [OUTCOME]): Run {
  const run = timedRun({ fields: FIELDS });
  const components = [...run.components, { id: 'Prompt-p', displayName: 'Prompt' }];
  const request = { ...run.request, tweaks: { [MODEL]: { temperature: 0.7 } } };
  const values = { source: 'engine' as const, components: [...times] };
  const inputs = run.inputs.map((input) => ({
    ...input,
    outcomes: [...outcomes],
    ...(times.length > 0 && { values }),
  }));
  return { ...run, components, request, inputs };
}

interface ShownComponentProps {
  run: Run;
  component: InsideComponent;
  call: string | null;
  onComponent: (id: string) => void;
  onFrames: (id: string) => void;
}

function ShownComponent({ call, ...rest }: ShownComponentProps) {
  const [chosen, setChosen] = useState(call);
  return <ComponentView {...rest} input={0} call={chosen} onCall={setChosen} />;
}

function TweaksText() {
  return <output aria-label="tweaks">{useDraftValue('tweaksText')}</output>;
}

export interface ShowOptions {
  id?: string;
  call?: string | null;
  tweaksText?: string;
}

export function showComponent(run: Run, { id = MODEL, call = null, tweaksText = '{}' }: ShowOptions = {}) {
  const component = insideInput(run, 0, 0).components.find((one) => one.id === id);
  if (!component) throw new Error(`There is no ${id}`);
  const onComponent = vi.fn();
  const onFrames = vi.fn();
  const page = renderPage(
    <>
      <ShownComponent {...{ run, component, call, onComponent, onFrames }} />
      <TweaksText />
    </>,
    { runs: [run], draft: { tweaksText } },
  );
  return { ...page, onComponent, onFrames };
}

export function sectionOf(name: string) {
  return within(screen.getByRole('region', { name }));
}

export function receivedRow(name: string) {
  return within(sectionOf('Received').getByRole('row', { name }));
}

export function writtenTweaks(): object {
  return JSON.parse(screen.getByRole('status', { name: 'tweaks' }).textContent ?? '');
}
