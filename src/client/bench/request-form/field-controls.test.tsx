// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { flowExportSchema } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { FIELD_KEYS, REQUEST_FIELDS } from '#run/model/request-fields.ts';
import { sampleFlow } from '#run/testing/sample-run.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { renderPage, sampleDetail } from '../../testing/render-page.tsx';
import { RequestPane } from './request-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

// happy-dom has no `document.fonts`, which the autosizing text area listens to.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

const OPTIONAL = ['Input 1 type', 'Input 1 components', 'Outputs'];

/** The optional fields that are shown. */
const shownFields = () =>
  [...document.querySelectorAll('[role="radiogroup"], [role="combobox"], input[aria-haspopup="listbox"]')]
    .map((field) => field.getAttribute('aria-label') ?? '')
    .filter((name) => OPTIONAL.includes(name));

const form = (draft: Partial<RequestDraft> = {}, flow = sampleDetail) => renderPage(<RequestPane />, { draft, flow });

/** The sample flow with one more component of this type. */
function flowWith(type: string) {
  const node = {
    id: `${type}-x`,
    data: { id: `${type}-x`, type, node: { display_name: 'X', template: {}, outputs: [] } },
  };
  const { data, ...rest } = sampleFlow;
  const flow = flowExportSchema.parse({ ...rest, data: { ...data, nodes: [...(data?.nodes ?? []), node] } });
  return { ...sampleDetail, flow, index: indexFlow(flow) };
}

const input = (changes: Partial<RequestDraft['inputs'][number]>) => ({
  inputs: [{ id: 'a', value: 'hi', components: [], type: 'any' as const, ...changes }],
});

describe('the type and the components of an input, and Outputs', () => {
  it('are hidden while the flow has one of each, and Show every field shows them, as the browser remembers', async () => {
    const { user } = form();
    expect(shownFields()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Request menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Show every field' }));
    await waitFor(() => expect(shownFields()).toEqual(OPTIONAL));
    cleanup();
    const again = form();
    await waitFor(() => expect(shownFields()).toEqual(OPTIONAL));
    await again.user.click(screen.getByRole('button', { name: 'Request menu' }));
    await again.user.click(await screen.findByRole('menuitem', { name: 'Show fields in use only' }));
    await waitFor(() => expect(shownFields()).toEqual([]));
  });

  it.each([
    ['more inputs of one kind', 'ChatInput', ['Input 1 components']],
    ['inputs of more than one kind', 'TextInput', ['Input 1 type', 'Input 1 components']],
    ['more outputs', 'ChatOutput', ['Outputs']],
  ])('are shown for a flow with %s', async (_, type, shown) => {
    form({}, flowWith(type));
    await waitFor(() => expect(shownFields()).toEqual(shown));
  });

  it.each([
    ['a type', input({ type: 'text' }), ['Input 1 type']],
    ['a component', input({ components: ['Nope'] }), ['Input 1 components']],
    ['an output', { outputs: ['Chat Output'] }, ['Outputs']],
  ])('are shown by a request that sets %s', async (_, draft, shown) => {
    form(draft);
    await waitFor(() => expect(shownFields()).toEqual(shown));
  });

  it('stay when they are emptied', async () => {
    const { user } = form({ outputs: ['Chat Output'] });
    await user.click(await screen.findByRole('button', { name: 'Remove Chat Output from Outputs' }));
    expect(screen.queryByRole('button', { name: 'Remove Chat Output from Outputs' })).toBeNull();
    expect(shownFields()).toEqual(['Outputs']);
  });

  it('are shown with the focus when somebody goes to them', async () => {
    form();
    act(() => sendUiRequest('focus', { kind: 'outputs' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Outputs'));
  });
});

describe('every field of the request', () => {
  const ROLES = { names: 'combobox', flag: 'switch', text: 'textbox' } as const;

  it('has a control in the form', async () => {
    form({ outputs: ['Chat Output'] });
    for (const { kind, label } of FIELD_KEYS.map((key) => REQUEST_FIELDS[key]))
      expect(await screen.findByRole(ROLES[kind], { name: label })).toBeDefined();
  });
});
