import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { boxOf } from '../pages/box-of.ts';
import { GREETING, loadRequest } from '../pages/open-request.ts';

/** A sample flow. */
const TOPIC_AND_AUDIENCE = '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a03';

/**
 * Each of the three ways to send inputs does what its description says, and a targeted input changes only its
 * component.
 */
async function sendThreeWays(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await loadRequest(bench, { flow: TOPIC_AND_AUDIENCE, inputs: ['volcanoes'] });
  const answer = bench.answersOf(1);
  await bench.chooseTargets(1, ['Topic']);
  await bench.run();
  await expect(answer).toContainText(/volcanoes/i);
  await expect(answer.getByText('volcanoes about volcanoes')).toHaveCount(0);

  await bench.sendInputs("Use the flow's saved text");
  await expect(page.getByRole('textbox', { name: 'Input 1 value' })).toHaveCount(0);
  await bench.run();
  const own = await answer.innerText();

  await bench.sendInputs('None (every input component is sent empty text)');
  await bench.run();
  const blank = await answer.innerText();
  expect(blank).not.toBe(own);

  await bench.sendInputs('My inputs');
  await bench.input(1).fill('glaciers');
  await bench.run();
  await expect(answer).toContainText(/glaciers/i);
}

test('inputs and outputs of a request can be chosen and reordered, and everything typed survives a reload and a change of the flow', async ({
  bench,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bench.open();
  const session = page.getByRole('textbox', { name: 'Session ID' });
  await test.step('on a narrow screen Options is one line that opens, and the title of the page names the flow', async () => {
    await expect(page).toHaveTitle('Two inputs, two answers · Tweakbench');
    const options = page.getByRole('button', { name: 'Options' });
    await expect(options).toHaveAccessibleDescription("Stream on, the flow's own session");
    await expect(session).toBeHidden();
    await options.press('Enter');
    await session.fill('tb-1');
    await options.press('Enter');
    await expect(options).toHaveAccessibleDescription('Stream on, session tb-1');
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await test.step('inputs are reordered by dragging and by arrow keys', async () => {
    await bench.input(1).fill('first');
    await bench.input(2).fill('second');
    const below = await boxOf(page.getByRole('group', { name: 'Input 2', exact: true }));
    await page.getByRole('button', { name: 'Move Input 1' }).hover();
    await page.mouse.down();
    await page.mouse.move(60, below.y + below.height - 8, { steps: 12 });
    await page.mouse.up();
    await expect(bench.input(1)).toHaveValue('second');
    await page.getByRole('button', { name: 'Move Input 2' }).press('ArrowUp');
    await expect(bench.input(1)).toHaveValue('first');
    await expect(page.getByRole('button', { name: 'Move Input 1' })).toBeFocused();
  });
  await test.step('outputs are chosen by name and by id, and an unknown one is explained', async () => {
    await bench.chooseInMenu('Request menu', 'Show every field');
    await bench.chooseOutputs([]);
    await bench.addOutput('LanguageModelComponent-b2LxT');
    // A long name leaves no empty row below it.
    await bench.input(1).focus();
    const pill = page.getByRole('button', { name: 'Remove LanguageModelComponent-b2LxT' });
    const field = page.getByRole('combobox', { name: 'Outputs', exact: true });
    await expect.poll(async () => Math.abs((await boxOf(field)).y - (await boxOf(pill)).y)).toBeLessThan(16);
    await bench.addOutput('Chat Output');
    await bench.addOutput('Nope');
    await bench.run();
    await expect(bench.answer('Chat Output', 1)).toBeVisible();
    await expect(bench.answer('Language Model', 1)).toBeVisible();
    await expect(bench.answersOf(1)).toContainText(/You asked for the output Nope, but no component has this name/);
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  });
  await test.step('each of the three ways to send inputs does what its description says', () => sendThreeWays(bench));
  const tweaks = '{\n  // a note\n  "Prompt Template": { "tone": "calm" },\n}';
  await loadRequest(bench, { ...GREETING, inputs: ['kept through it all'], tweaks });
  await session.fill('my-session');
  await bench.chooseFlow('Topic and audience');
  await expect(bench.input(1)).not.toHaveValue('kept through it all');
  await bench.chooseFlow('Two inputs, two answers');
  await expect(bench.input(1)).toHaveValue('kept through it all');
  // Away from the tweaks, whose plain text it would replace by the code editor.
  await page.mouse.move(0, 0);
  await page.reload();
  await expect(bench.input(1)).toHaveValue('kept through it all');
  await expect(session).toHaveValue('my-session');
  await expect(page.getByRole('textbox', { name: 'Tweaks JSON' })).toHaveValue(tweaks);
});
