/** The flows that a Langflow ships, opened in the page one by one: none may break it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { GraphPart } from '../pages/graph-part.ts';
import { starterFolders } from './servers.ts';

for (const folder of starterFolders()) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  test(`${files.length} starter flows of ${folder.includes('0.7.3') ? 'base 0.7.3' : '1.13.0'} are imported, opened, tweakable and drawn`, async ({
    bench,
    page,
  }) => {
    test.setTimeout(900_000);
    const graph = new GraphPart(page);
    await bench.open();
    const chooser = page.waitForEvent('filechooser');
    await bench.flowMenu('Import flow');
    await (await chooser).setFiles(files.map((name) => join(folder, name)));
    await bench.flow.click();
    await bench.flow.fill('');
    const group = page.getByRole('group', { name: 'Your flows' });
    await expect(group.getByRole('option')).toHaveCount(files.length, { timeout: 180_000 });
    const names = await group.getByRole('option').allInnerTexts();
    await page.keyboard.press('Escape');
    for (const label of names) {
      const name = label.split('\n')[0] ?? label;
      await bench.chooseFlow(name);
      // A paste in the moment of the switch still belongs to the flow before.
      await expect(async () => {
        await bench.setTweaks('{ "No Such Component": { "field": 1 } }');
        await expect(bench.reportRow(/Ignored.*No Such Component/)).toBeVisible({ timeout: 4_000 });
      }).toPass();
      await graph.open();
      await expect(graph.nodes.first()).toBeVisible();
      await expect(graph.nodes).toHaveCount(await graph.list.getByRole('listitem').count());
      await page.getByRole('tab', { name: 'JSON', exact: true }).click();
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
    }
  });
}
