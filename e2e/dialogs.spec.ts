/** Accessibility of dialogs, pickers and errors that few stories open. */
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { drawnFlow } from './servers/drawn-flow.ts';

const TABLE_FLOW = drawnFlow(
  'With a table',
  [
    { id: 'ChatInput-tab1', name: 'Chat Input', at: [0, 0], fields: { input_value: 'Hi' } },
    {
      id: 'Rules-tab2',
      name: 'Rules',
      at: [400, 0],
      fields: {
        rows: {
          type: 'table',
          value: [{ word: 'calm', weight: 2, isOn: true }],
          table_schema: [
            { name: 'word', display_name: 'Word', type: 'str' },
            { name: 'weight', display_name: 'Weight', type: 'int' },
            { name: 'isOn', display_name: 'Is on', type: 'boolean' },
          ],
        },
      },
    },
  ],
  [],
);

/** Over a page that other stories check. */
const OVERLAY = '[role="dialog"], [role="listbox"]';

test('axe finds no violations in the dialogs of a flow, of a table and of a tweak, on a refused tweak and on an unknown flow', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/422|404/);
  test.slow();
  await bench.open();
  await bench.importFlow('refused.json', { withCode: true });
  for (const item of ['Rename flow', 'Delete flow']) {
    await bench.flowMenu(item);
    const dialog = page.getByRole('dialog', { name: item });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await expectNoViolations(page, item, { within: OVERLAY });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await page.getByRole('button', { name: 'Add tweak' }).click();
  await page.getByRole('combobox', { name: 'Component', exact: true }).click();
  await expect(page.getByRole('option', { name: /Chat Input/ })).toBeVisible();
  await expectNoViolations(page, 'components to tweak', { within: OVERLAY });
  await page.getByRole('option', { name: /Chat Input/ }).click();
  await page.getByRole('combobox', { name: 'Field', exact: true }).click();
  await expect(page.getByRole('option', { name: /input_value/ })).toBeVisible();
  await expectNoViolations(page, 'fields to tweak', { within: OVERLAY });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await bench.setTweaks('{\n  "Chat Input": {\n    "code": "x"\n  }\n}');
  await bench.run();
  await expect(page.getByRole('alert', { name: /refused one tweak, so nothing ran/ })).toBeVisible();
  await expectNoViolations(page, 'refused tweak');

  await bench.dropFile('table.json', JSON.stringify(TABLE_FLOW));
  await expect(bench.flow).toHaveValue(/With a table/);
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await page.getByRole('button', { name: 'rows', exact: true }).click();
  const table = page.getByRole('dialog', { name: 'rows of Rules' });
  await expect(table.getByRole('textbox', { name: 'Row 1, Word' })).toHaveValue('calm');
  await expectNoViolations(page, 'a table', { within: OVERLAY });
  await table.getByRole('button', { name: 'Remove row 1' }).click();
  await expect(table).toContainText('No rows yet.');
  await expectNoViolations(page, 'a table without rows', { within: OVERLAY });

  await page.goto('/?flow=5f1d3c1e-0000-4000-8000-00000000beef');
  await expect(page.getByRole('alert', { name: 'This server has no flow with this id' })).toBeVisible();
  await expectNoViolations(page, 'unknown flow');
});
