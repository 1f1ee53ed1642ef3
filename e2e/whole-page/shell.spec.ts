import { expect, test } from '../fixtures.ts';
import { boxOf } from '../pages/box-of.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';

test('panes are resized and folded by keyboard, which a reload keeps like the colour scheme, and at 1024 px the request opens over the other panes', async ({
  bench,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await bench.open();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
  await expect.poll(ground).not.toBe(dark);
  const handle = page.getByRole('separator', { name: 'Resize Request' });
  const before = await handle.getAttribute('aria-valuenow');
  await handle.focus();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
  await expect(handle).not.toHaveAttribute('aria-valuenow', before ?? '');
  const chosen = (await handle.getAttribute('aria-valuenow')) ?? '';
  await page.getByRole('button', { name: 'Collapse Request' }).click();
  await expect(bench.input(1)).toBeHidden();
  const rail = page.getByRole('button', { name: 'Expand Request' });
  await expect(rail).toBeFocused();
  await page.reload();
  await expect(rail).toBeVisible();
  await rail.click();
  await expect(bench.input(1)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Collapse Request' })).toBeFocused();
  await expect(handle).toHaveAttribute('aria-valuenow', chosen);
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  await expect.poll(ground).toBe(dark);

  await page.setViewportSize({ width: 1024, height: 768 });
  await rail.click();
  await expect(bench.input(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rail).toBeFocused();
  await rail.press('Enter');
  await bench.sendInputs("Use the flow's saved text");
  await page.getByRole('button', { name: 'Collapse Request' }).click();
  await expect(rail).toBeFocused();
  // There is no field of an input: the choice of what is sent brings them back.
  await rail.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Inputs sent' })).toBeFocused();
});

test('the palette finds fields and commands, ? shows the keyboard shortcuts, and each flow has its own undo in the tweaks', async ({
  bench,
  page,
}) => {
  await openRequest(bench, { ...GREETING, tweaks: '{ "Prompt Template": { "tone": "calm" } }' });
  const search = page.getByRole('combobox', { name: 'Search commands' });
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  // Typed at once, while the palette is being loaded.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dark theme');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await expect(search).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('option').first()).toBeVisible();
  // Nothing has run yet, so nothing matches.
  await expect(palette.getByText(/\d match/)).toHaveCount(0);
  for (const [query, option] of [
    ['tone switcher', /^Tone switcher/],
    ['connect', /^Connect Langflow/],
    ['clear', /^Clear tweaks/],
    ['evidence', /^Open evidence file/],
    ['maximise', /^Maximise Results/],
    ['inside', /^Show Inside/],
  ] as const) {
    await search.fill(query);
    await expect(palette.getByRole('option', { name: option })).toBeVisible();
  }
  await search.fill('light theme');
  await expect(page.getByRole('option', { name: /Use the light theme/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await search.fill('temperature');
  await expect(page.getByRole('option', { name: /temperature/i }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(bench.reportRow(/temperature/)).toBeVisible();

  await page.getByRole('heading', { name: 'Request', exact: true }).click();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toContainText('The flow runs once per input.');
  await expect(help).toContainText('The server skips it without an error');
  await expect(help.getByRole('link', { name: 'Langflow documentation' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await bench.setTweaks('{ "Prompt Template": { "tone": "one" } }');
  await bench.chooseFlow('Chat with memory');
  await bench.setTweaks('{ "a": 1 }');
  await bench.chooseFlow('Two inputs, two answers');
  await expect(bench.editorLines).toContainText('"one"');
  await bench.editor.focus();
  await page.keyboard.press('Control+z');
  await expect(bench.editorLines).toContainText('temperature');
  await expect(bench.editorLines).not.toContainText('"one"');

  await page.getByRole('button', { name: 'Maximise Results' }).click();
  await expect(bench.editorLines).toBeHidden();
  await page.getByRole('button', { name: 'Maximise Results', pressed: true }).click();
  await expect(bench.editorLines).toBeVisible();
});

test('a wide window gives the tweaks the space that the answers do not need, and a larger browser font keeps the proportions', async ({
  bench,
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await bench.open();
  const widthOf = async (name: string) => (await boxOf(page.getByRole('region', { name, exact: true }))).width;
  await expect.poll(() => widthOf('Tweaks')).toBeGreaterThan(900);
  expect((await boxOf(page.getByRole('button', { name: 'Flow menu' }))).height).toBeLessThanOrEqual(32);
  await bench.run();
  await page.getByRole('button', { name: 'Maximise Results' }).click();
  const paragraph = bench.answer('Chat Output', 1).getByRole('paragraph').first();
  // 75 characters in this font.
  await expect.poll(async () => (await boxOf(paragraph)).width).toBeLessThanOrEqual(540);
});
