/** The verdicts on tweaks: marks beside the lines, hints and the chip say the same as the report. */
import { smallFlow } from '../src/flow/testing/small-flow.ts';
import { expect, test } from './fixtures.ts';
import { expectWhole } from './pages/expect-whole.ts';

const flow = {
  ...smallFlow(
    [
      { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: 'own' } },
      {
        id: 'Part-2',
        name: 'Piece',
        fields: { text: 'own', same: 'own', fed: 'own', code: { type: 'code', value: 'pass' } },
      },
      { id: 'Twin-3', name: 'Twin', fields: { text: 'own' } },
      { id: 'Twin-4', name: 'Twin', fields: { text: 'own' } },
    ],
    ['ChatInput-1 -> Part-2.fed'],
  ),
  name: 'Verdicts',
};
const tweaks = `{
  "Piece": {
    "text": "new",
    "same": "own",
    "txt": 1,
    "code": "x",
    "fed": "x"
  },
  "Twin": { "text": "x" }
}`;

test('marks, hints and the chip say the same as the report, also under every tab of a narrow screen', async ({
  bench,
  page,
}) => {
  await bench.open();
  await bench.dropFile('Verdicts.json', JSON.stringify(flow));
  await expect(bench.flow).toHaveValue(/Verdicts/);
  await bench.input(1).fill('hello');
  await bench.setTweaks(tweaks);
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
    await expectWhole(page.getByRole('tablist', { name: 'Tweak views' }));
  }
  await counts.getByRole('button', { name: 'Show only refused' }).click();
  await expect(page.getByRole('table', { name: 'Tweak report' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Go to line 6' }).click();
  await expect(bench.editor).toBeFocused();
  // Both ways: the row of the caret's line is current.
  await expect(page.locator('tr[aria-current="true"]')).toContainText('code');

  await bench.setTweaks('{ "Piece": { "text": "new", "txt": 1 } }');
  await page.setViewportSize({ width: 390, height: 844 });
  const panes = page.getByRole('tablist', { name: 'Panes' });
  const chip = page.getByRole('button', { name: '1 applied, 1 ignored' });
  for (const tab of ['Request', 'Tweaks', 'Results', 'History']) {
    await panes.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expect(chip).toBeVisible();
  }
  await chip.click();
  await expect(bench.reportRow(/Ignored/)).toBeVisible();
});
