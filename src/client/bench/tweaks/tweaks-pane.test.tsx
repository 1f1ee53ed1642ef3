// @vitest-environment happy-dom
import '../../testing/no-code-editor.ts';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { everyState, supportFlow } from '#flow/testing/support-flow.ts';
import type { Run } from '#run/model/run.ts';
import { answeredRun } from '#run/testing/run-of.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { type OpenPane, openWithTweaks, reportRow, supportDetail } from '../../testing/open-tweaks.tsx';
import { TweaksPane } from './tweaks-pane.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const open: OpenPane = (...options) => openWithTweaks(<TweaksPane />, ...options);

describe('the report of the Tweaks pane', () => {
  it('has a row for each tweak, and counts', async () => {
    open(everyState);
    const table = await screen.findByRole('table', { name: 'Tweak report' });
    expect(within(table).getAllByRole('row')).toHaveLength(10);
    expect(await reportRow(/Ignored Summarizer wrods no effect No such field\. Did you mean .*words/)).toBeTruthy();
    expect(
      await reportRow(/Overridden Chat Input input_value "Hello" Input 1 Input 1 replaces this value/),
    ).toBeTruthy();
    const counts = within(screen.getByRole('list', { name: 'Tweak counts' })).getAllByRole('listitem');
    expect(counts.map((item) => item.textContent)).toEqual([
      '3 applied',
      '1 no change',
      '1 ignored',
      '1 refused',
      '2 overridden',
      '1 ambiguous',
    ]);
    expect(screen.getByText('Predicted (Langflow 1.13)')).toBeTruthy();
  });

  it('follows typing in the field', async () => {
    const { user, field } = open('{ "Summarizer": { "words": 3 } }');
    await reportRow(/Applied Summarizer words 25 → 3/);
    await user.type(field(), '1', { initialSelectionStart: 28, initialSelectionEnd: 28 });
    await reportRow(/Applied Summarizer words 25 → 31/);
  });

  it('selects the tweak of a row in the field', async () => {
    const { user, field } = open(everyState);
    await user.click(await screen.findByRole('button', { name: 'Go to line 7' }));
    const { selectionStart, selectionEnd, value } = field();
    expect(document.activeElement).toBe(field());
    expect(value.slice(selectionStart, selectionEnd)).toBe('"wrods": 40');
  });

  it('applies the suggested name', async () => {
    const { user, field } = open(everyState);
    await user.click(await screen.findByRole('button', { name: 'Replace wrods with words' }));
    expect(field().value).toContain('"Summarizer": { "words": 40 }');
    await reportRow(/Applied Summarizer words 25 → 40/);
    expect(screen.getByRole('table', { name: 'Tweak report' }).contains(document.activeElement)).toBe(true);
  });

  it('has short unique names for the buttons of all close names', async () => {
    const named = (id: string) => {
      const names = ['text', 'texts', 'other'];
      const template = Object.fromEntries(names.map((name) => [name, { name, type: 'str', value: '', show: true }]));
      return { id, data: { id, type: 'Piece', node: { display_name: id, template } } };
    };
    const flow = { ...supportFlow, data: { nodes: [named('One-1'), named('Two-2')], edges: [] } };
    const detail = { ...supportDetail, flow, index: indexFlow(flow) };
    const { restore } = open('{ "One-1": { "texs": 1 } }', detail);
    const names = () =>
      screen.getAllByRole('button', { name: /^Replace / }).map((button) => button.getAttribute('aria-label'));
    await screen.findByRole('button', { name: 'Replace texs with texts' });
    expect(names()).toEqual(['Replace texs with text', 'Replace texs with texts']);
    restore('{ "One-1": { "texs": 1 }, "Two-2": { "texs": 1 } }');
    await screen.findByRole('button', { name: 'Replace texs with texts in Two-2' });
    expect(names()).toEqual([
      'Replace texs with text in One-1',
      'Replace texs with texts in One-1',
      'Replace texs with text in Two-2',
      'Replace texs with texts in Two-2',
    ]);
  });

  it.each([
    ['is there by then', '{ "Summarizer": { "wrods": 40, "words": 1 } }'],
    ['has nothing to replace by then', '{ "Summarizer": { "mode": "x" } }'],
  ])('does not change the text if the suggested name %s', async (_why, text) => {
    const { field, restore } = open(everyState);
    const button = await screen.findByRole('button', { name: 'Replace wrods with words' });
    act(() => {
      restore(text);
      button.click();
    });
    expect(field().value).toBe(text);
  });

  it('can show only problems, and says if there are none', async () => {
    const { user, field, restore } = open(everyState);
    await user.click(await screen.findByRole('button', { name: 'Problems only', pressed: false }));
    expect(screen.queryByRole('row', { name: /Applied/ })).toBeNull();
    expect(screen.getByRole('row', { name: /Refused/ })).toBeTruthy();
    await user.clear(field());
    restore('{ "Summarizer": { "words": 3 }, "Knowledge Search": { "top_k": 8 } }');
    expect(await screen.findByText('All 2 tweaks apply.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getByRole('region', { name: 'Report' }).contains(document.activeElement)).toBe(true);
  });

  it('offers no filter and no order where there is nothing to find: few rows in one state', async () => {
    const { restore } = open('{ "Summarizer": { "words": 3 }, "Knowledge Search": { "top_k": 8 } }');
    await reportRow(/Applied Summarizer words/);
    const report = within(screen.getByRole('region', { name: 'Report' }));
    const names = () =>
      report.getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent);
    expect(names()).toEqual([
      'Go to line 1, words',
      'Show Summarizer on the graph',
      'Go to line 1, top_k',
      'Show Knowledge Search on the graph',
    ]);
    expect(report.getByRole('list', { name: 'Tweak counts' }).textContent).toBe('2 applied');
    restore(everyState);
    await reportRow(/Refused/);
    for (const name of ['Filter report', 'Problems only', 'Show only applied', 'State', 'Line'])
      expect(names()).toContain(name);
  });

  it('offers to remove tweaks that would make the server refuse the run', async () => {
    const { user, field } = open(everyState);
    const banner = await screen.findByRole('group', { name: 'Tweaks that would be refused' });
    expect(banner.textContent).toContain('code in Priority Rules is protected. The whole run would be refused (422).');
    await user.click(within(banner).getByRole('button', { name: 'Remove line 9' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Tweaks that would be refused' })).toBeNull());
    expect(document.activeElement).toBe(field());
    expect(field().value).not.toContain('Priority Rules');
  });

  it('says after a pause where the JSON is not valid, with a link', async () => {
    const { user, field, restore } = open('{\n  "Summarizer": { "wrods": 3 },\n  "tone": "x"\n}');
    await reportRow(/Ignored Summarizer wrods/);
    restore('{\n  "Summarizer": { "wrods": 3 },\n  "tone" "x"\n}');
    const banner = await screen.findByRole('group', { name: 'JSON errors' });
    expect(banner.textContent).toContain('Line 3: colon missing after the key. Fix the JSON to run.');
    // The error replaces the help line, which has the same height.
    expect(banner.parentElement?.textContent).toContain('You can type here');
    expect(screen.getByRole('heading', { name: 'Last valid version' })).toBeTruthy();
    await user.click(within(banner).getByRole('button', { name: 'Show the error' }));
    expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe('"x"');
    await user.click(screen.getByRole('button', { name: 'Replace wrods with words' }));
    expect(field().value).toBe('{\n  "Summarizer": { "words": 3 },\n  "tone" "x"\n}');
  });

  it('waits for a flow', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    open('{ "Summarizer": { "words": 3 } }', null);
    expect(await screen.findByText('Choose a flow to check these tweaks.')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add tweak' })).toBeNull();
  });

  it('says that the shown run did as predicted, or flags the differences', async () => {
    const tweaksText = '{ "Summarizer": { "words": 3 } }';
    const outcome = {
      path: ['Summarizer', 'words'],
      component: 'Summarizer-s5d4f',
      field: 'words',
      state: 'applied' as const,
      after: 3,
    };
    const ended = answeredRun(['Hi']);
    const proving = (after: number): Run => ({
      ...ended,
      draft: sampleDraft({ tweaksText }),
      request: { ...ended.request, tweaks: JSON.parse(tweaksText) },
      inputs: ended.inputs.map((input) => ({ ...input, outcomes: [{ ...outcome, after }] })),
    });
    open(tweaksText, supportDetail, [proving(3)]);
    expect(await screen.findByText(`Checked against run #${ended.number}`)).toBeTruthy();
    cleanup();
    open(tweaksText, supportDetail, [proving(4)]);
    expect(await screen.findByText(`1 of these came out differently in run #${ended.number}`)).toBeTruthy();
    expect(
      await reportRow(
        /Applied Summarizer words 25 → 3 4 ?not as predicted Found by name\. Sent 3, received 4 in run #\d+/,
      ),
    ).toBeTruthy();
  });
});

describe('the buttons of the Tweaks pane', () => {
  it('format, shorten and clear the text', async () => {
    const { user, field, draftText } = open('{"Summarizer":{"words":3,"wrods":1}}');
    await reportRow(/Ignored/);
    const choose = async (name: string) => {
      await user.click(screen.getByRole('button', { name: 'Tweaks menu' }));
      await user.click(await screen.findByRole('menuitem', { name: new RegExp(`^${name}`) }));
    };
    await choose('Format JSON');
    expect(field().value).toBe('{\n  "Summarizer": {\n    "words": 3,\n    "wrods": 1\n  }\n}');
    await waitFor(async () => {
      await choose('Remove tweaks that have no effect');
      expect(field().value).toBe('{\n  "Summarizer": {\n    "words": 3\n  }\n}');
    });
    await choose('Clear tweaks');
    expect(field().value).toBe('{\n  \n}');
    expect(draftText()).toBe('{\n  \n}');
    // The menu's button is gone.
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add tweak' })));
  });

  it('insert a tweak from a picker', async () => {
    const { user, field } = open('{}');
    await user.click(await screen.findByRole('button', { name: 'Add tweak' }));
    await user.click(await screen.findByRole('combobox', { name: 'Component' }));
    await user.click(await screen.findByRole('option', { name: /Knowledge Search/, hidden: true }));
    await user.click(await screen.findByRole('combobox', { name: 'Field' }));
    expect(screen.queryByRole('option', { name: /code/, hidden: true })).toBeNull();
    await user.click(await screen.findByRole('option', { name: /top_k/, hidden: true }));
    await waitFor(() => expect(field().value).toBe('{\n  "KnowledgeSearch-k3y5t": {\n    "top_k": 4\n  }\n}'));
    await reportRow(/No change Knowledge Search top_k 4/);
  });

  it('add a suggested field if there is no tweak yet', async () => {
    const { user, field } = open('{\n  \n}');
    expect(await screen.findByText('Each field you write is checked here before you run.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Tweaks menu' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Add temperature' }));
    expect(field().value).toContain('"temperature": 0.2');
    await waitFor(() => expect(screen.queryByText(/A tweak changes one field/)).toBeNull());
  });
});
