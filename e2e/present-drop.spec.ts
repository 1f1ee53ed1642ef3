/** Dropping files while Present is open. */
import { indexFlow } from '../src/flow/index/index-flow.ts';
import { readFields } from '../src/run/model/request-fields.ts';
import { writePresentation } from '../src/run/present/presentation-file.ts';
import { expect, test } from './fixtures.ts';
import { echoFlow } from './servers/echo-flow.ts';

test('a presentation is opened with the flow dropped with it, also in Present', async ({ bench, page }) => {
  const flow = { ...echoFlow(), name: 'Fresh' };
  const inputs = [{ id: 'a', value: 'Who is there?', components: [], type: 'any' as const }];
  const draft = { inputsMode: 'mine' as const, inputs, tweaksText: '', ...readFields({ stream: false }) };
  const { text } = writePresentation(
    { flow: { id: 'elsewhere', name: 'Fresh' }, draft, knobs: [], mode: 'present' },
    indexFlow({ data: { nodes: [], edges: [] } }),
  );
  await bench.open();
  await page.getByRole('button', { name: 'Present' }).click();
  const shown = page.getByRole('main', { name: 'Present' });
  await expect(shown).toBeVisible();
  await bench.dropFiles([
    ['talk.json', text],
    ['fresh.json', JSON.stringify(flow)],
  ]);
  await expect(shown).toContainText('Who is there?');
  await expect(page).toHaveTitle('Fresh · Tweakbench');
});
