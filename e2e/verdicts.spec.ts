/** Every verdict on a tweak, in the report, the marks beside the lines, the hints and the chip. */
import { smallFlow } from '../src/flow/testing/small-flow.ts';
import { expect, test } from './fixtures.ts';
import type { BenchPage } from './pages/bench-page.ts';

const field = (type: string, value: unknown, more: object = {}) => ({ type, value, show: true, ...more });
const own = field('str', 'own');
const twin = { text: own, bare: own };
const flow = {
  ...smallFlow(
    [
      { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: own } },
      {
        id: 'Part-2',
        name: 'Piece',
        fields: JSON.parse(
          JSON.stringify({
            text: own,
            same: own,
            twice: own,
            fed: own,
            nothing: own,
            object: own,
            number: field('int', 7, { range_spec: { min: 0, max: 10 } }),
            whole: field('int', 7),
            choice: field('str', 'a', { options: ['a', 'b'] }),
            off: field('bool', false),
            on: field('bool', true),
            stream: field('bool', false),
            saved: field('str', 'VARIABLE', { load_from_db: true }),
            other: field('str', 'VARIABLE', { load_from_db: true }),
            hidden: field('str', 'own', { show: false }),
            handle: field('other', ''),
            code: field('code', 'pass'),
          }),
        ),
      },
      { id: 'Twin-3', name: 'Twin', fields: JSON.parse(JSON.stringify(twin)) },
      { id: 'Twin-4', name: 'Twin', fields: JSON.parse(JSON.stringify(twin)) },
    ],
    ['ChatInput-1 -> Part-2.fed'],
  ),
  name: 'Verdicts',
};

/** Each tweak, and the text of its row. */
const cases: [string, string, RegExp][] = [
  ['matched by id', '"Part-2": { "text": "new" }', /Applied ?Piece text.*"own" → "new".*Found by id/],
  ['matched by name', '"Piece": { "text": "new" }', /Applied ?Piece text.*Found by name/],
  ['a bare key', '"bare": "new"', /Applied ?Every “bare” bare.*Sets this field in 2 components/],
  ['the flow’s value', '"Piece": { "same": "own" }', /No change ?Piece same.*Same as the value in the flow/],
  ['an unknown component', '"Peice": { "text": 1 }', /Ignored ?Peice text.*No such component\. Did you mean .*Piece/],
  ['an unknown field', '"Piece": { "txt": 1 }', /Ignored ?Piece txt.*No such field\. Did you mean .*text/],
  ['null', '"Piece": { "nothing": null }', /Ignored ?Piece nothing.*null is ignored.*its built-in default/],
  ['a hidden field', '"Piece": { "hidden": "x" }', /Ignored ?Piece hidden.*Hidden field. Tweaks are ignored/],
  ['a connection point', '"Piece": { "handle": "x" }', /Ignored ?Piece handle.*Set by a connection/],
  ['text on a true switch', '"Piece": { "on": "x" }', /Ignored ?Piece on.*the field takes a true or false/],
  ['an object without a value', '"Piece": { "object": { "x": 1 } }', /Ignored ?Piece object.*without "value"/],
  ['a protected field', '"Piece": { "code": "x" }', /Refused ?Piece code.*the server will refuse this run/],
  ['a list at the top', '"bare": [1]', /Refused ?Top level bare.*must be an object, not a list/],
  ['null at the top', '"bare": null', /Refused ?Top level bare.*must be an object, not null/],
  ['a connected field', '"Piece": { "fed": "x" }', /Overridden ?Piece fed.*Chat Input sets this field/],
  ['an input', '"Chat Input": { "input_value": "x" }', /Overridden ?Chat Input.*Input 1 replaces this value/],
  [
    'a bare key that wins',
    '"Twin-3": { "bare": "a" },\n"bare": "b"',
    /Overridden ?Twin bare.*Line 3 .a field name alone. overrides this/,
  ],
  [
    'a later key',
    '"Part-2": { "twice": "a" },\n"Piece": { "twice": "b" }',
    /Overridden ?Piece twice.*Line 3 overrides this/,
  ],
  [
    'a duplicate key',
    '"Piece": { "text": 1,\n"text": "b" }',
    /Overridden ?Piece text.*Duplicate key: only line 3 counts/,
  ],
  ['the request’s stream', '"Piece": { "stream": true }', /Overridden ?Piece stream.*The run sets this field itself/],
  [
    'a shared name',
    '"Twin": { "text": "x" }',
    /Ambiguous ?Twin text.*2 components have this name; only the last one gets this/,
  ],
  [
    'a wrong type',
    '"Piece": { "whole": "many" }',
    /May fail ?Piece whole.*field takes a whole number, so the component may fail/,
  ],
  ['out of range', '"Piece": { "number": 11 }', /Applied ?Piece number.*7 → 11.*Outside 0 to 10/],
  ['not an option', '"Piece": { "choice": "c" }', /Applied ?Piece choice.*Not one of "a", "b"/],
  ['a text as a switch', '"Piece": { "off": "no" }', /Applied ?Piece off.*Any non-empty text counts as true/],
  ['a global variable', '"Piece": { "saved": "x" }', /Applied ?Piece saved.*Replaces the global variable VARIABLE/],
  [
    'another variable',
    '"Piece": { "other": { "value": "V2", "load_from_db": true } }',
    /Applied ?Piece other.*Reads the global variable V2/,
  ],
];

async function openFlow(bench: BenchPage): Promise<void> {
  await bench.open();
  await bench.dropFile('Verdicts.json', JSON.stringify(flow));
  await expect(bench.flow).toHaveValue(/Verdicts/);
  await bench.input(1).fill('hello');
}

test('each kind of verdict is in the report', async ({ bench }) => {
  test.slow();
  await openFlow(bench);
  for (const [name, tweak, row] of cases) {
    await test.step(name, async () => {
      await bench.setTweaks(`{\n${tweak}\n}`);
      await expect(bench.reportRow(row), name).toBeVisible();
    });
  }
});

test('a tweak that works only for some inputs says for which it does not', async ({ bench, page }) => {
  await openFlow(bench);
  await page.getByRole('button', { name: 'Add input' }).click();
  await bench.chooseTargets(2, ['Nobody']);
  await bench.setTweaks('{ "Chat Input": { "input_value": "x" } }');
  await expect(bench.reportRow(/Applied ?Chat Input.*Input 1 replaces this value/)).toBeVisible();
});

test('marks, hints and the chip say the same as the report', async ({ bench, page }) => {
  await openFlow(bench);
  await bench.setTweaks(
    [
      '{',
      '  "Piece": {',
      '    "text": "new",',
      '    "same": "own",',
      '    "txt": 1,',
      '    "code": "x",',
      '    "fed": "x"',
      '  },',
      '  "Twin": { "text": "x" }',
      '}',
    ].join('\n'),
  );
  const counts = page.getByRole('list', { name: 'Tweak counts' });
  const all = ['1 applied', '1 no change', '1 ignored', '1 refused', '1 overridden', '1 ambiguous'];
  await expect(counts.getByRole('listitem')).toHaveText(all);
  for (const state of ['applied', 'no-op', 'ignored', 'refused', 'overridden', 'ambiguous']) {
    await expect(page.locator(`.monaco-editor .tb-glyph.tb-state-${state}`), state).toHaveCount(1);
  }
  for (const hint of ['"own" → "new"', 'same as the flow', 'no such field', 'blocks the run', 'sets this field']) {
    await expect(bench.editorLines).toContainText(hint.replaceAll(' ', '\u00a0'));
  }
  // The chip is in every view; where there is little room, next to the controls.
  for (const tab of ['Graph', 'Request plan']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(counts.getByRole('listitem')).toHaveText(all.slice(2));
  }
  await counts.getByRole('button', { name: 'Show only refused' }).click();
  await expect(page.getByRole('table', { name: 'Tweak report' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Go to line 6' }).click();
  await expect(bench.editor).toBeFocused();
  // Both ways: the row of the caret's line is current.
  await expect(page.locator('tr[aria-current="true"]')).toContainText('code');
});

test('on a narrow screen the chip is under every tab', async ({ bench, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bench.open();
  const panes = page.getByRole('tablist', { name: 'Panes' });
  await panes.getByRole('tab', { name: /^Tweaks/ }).click();
  await bench.setTweaks('{ "Prompt Template": { "tone": "dry", "nothing": 1 } }');
  for (const tab of ['Request', 'Tweaks', 'Results', 'History']) {
    await panes.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expect(page.getByRole('button', { name: '1 applied, 1 ignored' })).toBeVisible();
  }
  await page.getByRole('button', { name: '1 applied, 1 ignored' }).click();
  await expect(bench.reportRow(/Ignored/)).toBeVisible();
});
