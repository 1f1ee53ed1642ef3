// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import type { UseFormReturn } from 'react-hook-form';
import { afterEach, expect, it } from 'vitest';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import type { Knob } from '#show/knobs/knob.ts';
import { knobsOf } from '../../draft/knobs/knob-storage.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { NoticeList } from '../../shell/ui/feedback/notice-list.tsx';
import { renderPage } from '../../testing/render-page.tsx';
import { toShareHash } from './share-link.ts';
import { useOpenedLink } from './use-opened-link.ts';

afterEach(() => {
  cleanup();
  knobsOf('flow-1').write([]);
  localStorage.clear();
});

const OWN = [{ component: 'Model-m1', field: 'temperature', label: 'Mine' }];
const SHARED = [{ component: 'Model-m1', field: 'temperature', label: 'Shared' }];

function Probe({ onForm }: { onForm: (form: UseFormReturn<RequestDraft>) => void }) {
  useOpenedLink();
  onForm(useDraftForm());
  return <output aria-label="shared">{useUiState((state) => state.sharedRequest)?.flowId ?? 'no'}</output>;
}

const variable = { id: '1', name: 'A' };
const many = <Item,>(count: number, item: Item) => Array.from({ length: count }, () => item);

it.each([
  ['inputs', { inputs: many(10_001, { id: '1', value: '', components: [], type: 'any' as const }) }, '10,001 inputs'],
  ['characters of tweaks', { tweaksText: ' '.repeat(2_000_001) }, '2,000,001 characters of tweaks'],
  ['variables', { variables: many(101, variable) }, '101 variables'],
])('a link opens no request with more %s than the form takes', async (_what, part, reason) => {
  knobsOf('flow-1').write(OWN);
  const forms: UseFormReturn<RequestDraft>[] = [];
  renderPage(
    <>
      <Probe onForm={(form) => forms.push(form)} />
      <NoticeList />
    </>,
  );
  location.hash = toShareHash({ flowId: 'flow-1', draft: sampleDraft(part), knobs: SHARED });
  expect(await screen.findByText(new RegExp(`The request was not opened: it has ${reason}`))).toBeDefined();
  expect([forms.at(-1)?.getValues('inputs').length, knobsOf('flow-1').read()]).toEqual([1, OWN]);
  expect(screen.getByRole('status', { name: 'shared' }).textContent).toBe('no');
});

/** Opens a link when something was typed already. Returns the filled form and the Undo button. */
async function openLink(knobs: readonly Knob[]) {
  const forms: UseFormReturn<RequestDraft>[] = [];
  const { user } = renderPage(
    <>
      <Probe onForm={(form) => forms.push(form)} />
      <NoticeList />
    </>,
  );
  const form = (): UseFormReturn<RequestDraft> => {
    const [first] = forms;
    if (!first) throw new Error('nothing rendered');
    return first;
  };
  act(() => form().setValue('sessionId', 'typed'));
  location.hash = toShareHash({ flowId: 'flow-1', draft: sampleDraft({ sessionId: 'shared' }), knobs });
  return { user, form, undo: await screen.findByRole('button', { name: 'Undo' }) };
}

it('Undo restores the request and the knobs from before a link', async () => {
  knobsOf('flow-1').write(OWN);
  const { user, form, undo } = await openLink(SHARED);
  const shared = screen.getByRole('status', { name: 'shared' });
  expect([form().getValues('sessionId'), knobsOf('flow-1').read(), shared.textContent]).toEqual([
    'shared',
    SHARED,
    'flow-1',
  ]);
  await user.click(undo);
  expect([form().getValues('sessionId'), knobsOf('flow-1').read(), shared.textContent]).toEqual(['typed', OWN, 'no']);
});

it('Undo keeps knobs that were chosen after a link without knobs', async () => {
  const { user, form, undo } = await openLink([]);
  knobsOf('flow-1').write(OWN);
  await user.click(undo);
  expect([form().getValues('sessionId'), knobsOf('flow-1').read()]).toEqual(['typed', OWN]);
});
