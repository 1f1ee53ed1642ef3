import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { boxOf } from '../pages/box-of.ts';
import { loadRequest } from '../pages/open-request.ts';

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

test('the plan shows what will be sent, an image is sent with an input, and a flow with memory continues a past session', async ({
  bench,
  page,
}) => {
  await bench.open();
  const sent = page.getByRole('button', { name: 'What will be sent' });
  await sent.click();
  const plan = page.getByRole('dialog', { name: 'What will be sent' });
  await expect(plan).toContainText('2 inputs, 1 request');
  // Over the foot of Request; with less room as wide as the window.
  const { x, y, width, height } = await boxOf(plan);
  const foot = await boxOf(page.getByRole('region', { name: 'Request' }).locator('footer'));
  expect([x, width, height, Math.round(foot.y - y - height)]).toEqual([14, 838, 556, 8]);
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(async () => (await boxOf(plan)).width).toBe(1024 - 28);
  await page.setViewportSize({ width: 1440, height: 900 });

  await bench.input(1).fill('Will this be sent?');
  await plan.getByRole('button', { name: 'Show headers and body of request 1' }).click();
  await expect(plan.getByRole('listitem', { name: 'Request 1' })).toContainText('"input_value": "Will this be sent?"');
  // The panes below stay in use, and the panel follows them.
  await expect(plan).toContainText('friendly');
  await bench.setTweaks('{ "Prompt Template": { "tone": "brisk" } }');
  await expect(plan).toContainText('brisk');
  await page.keyboard.press('Escape');
  await expect(plan).toBeVisible();
  await plan.getByRole('button', { name: 'Close' }).click();
  await expect(sent).toBeFocused();
  await page.getByRole('switch', { name: 'Stream' }).click();
  await sent.click();
  await expect(plan).toContainText('in one piece');
  await sent.click();
  await expect(plan).toBeHidden();

  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach file to Input 1' }).click();
  await (await choosing).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: DOT });
  const files = page.getByRole('list', { name: 'Files of Input 1' });
  await expect(files).toContainText('dot.png');
  await expect(files.locator('img')).toBeVisible();
  await expect(bench.reportRow(/Applied/).filter({ hasText: 'files' })).toBeVisible();
  await expectNoViolations(page, 'attached file', { within: '#request' });
  await files.getByRole('button', { name: 'Remove dot.png from Input 1' }).click();
  await expect(files).toHaveCount(0);

  await loadRequest(bench, { flow: '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a07', inputs: ['Hello, my name is Ottilie'] });
  await page.getByRole('button', { name: 'New session ID' }).click();
  const session = await page.getByRole('textbox', { name: 'Session ID' }).inputValue();
  await bench.run();
  await bench.input(1).fill('What is my name?');
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('Your name is Ottilie');
  await page.getByRole('button', { name: 'Clear session ID' }).click();

  await page.getByRole('button', { name: 'Sessions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sessions' });
  await expect(dialog.getByRole('list', { name: 'Messages' })).toContainText('Hello, my name is Ottilie');
  await expectNoViolations(page, 'sessions', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Use this session' }).click();
  await expect(page.getByRole('textbox', { name: 'Session ID' })).toHaveValue(session);

  await page.getByRole('button', { name: 'Sessions' }).click();
  await dialog.getByRole('button', { name: session }).click();
  await dialog.getByRole('button', { name: 'Delete session' }).click();
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(dialog.getByRole('button', { name: session })).toHaveCount(0);
});
