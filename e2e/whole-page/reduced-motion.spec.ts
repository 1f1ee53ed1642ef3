/** Nothing on the page moves or blinks when the system asks for reduced motion. */
import type { Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { GraphPart } from '../pages/graph-part.ts';
import { answerStream } from '../servers/run-answers.ts';

/** Watches every frame from now on; returns the names of what has moved so far. */
async function watchMotion(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const names = new Set<string>();
    const look = () => {
      for (const animation of document.getAnimations()) {
        const name = animation instanceof CSSAnimation ? animation.animationName : animation.constructor.name;
        // A zero-length animation ends at once.
        if (animation.effect?.getComputedTiming().duration !== 0) names.add(name);
      }
      requestAnimationFrame(look);
    };
    look();
    return names;
  });
  return () => seen.evaluate((names) => [...names]);
}

test('with reduced motion nothing moves while text arrives, panes change and dialogs open', async ({
  bench,
  page,
  front,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  front.answerRuns(
    answerStream({
      chunks: ['Some text that is ', 'on its way'],
      component: 'ChatOutput-n5FuZ',
      displayName: 'Chat Output',
      ending: 'silent',
    }),
  );
  await bench.open(front.url);
  await bench.loadEditor();
  const moved = await watchMotion(page);
  const run = async () => {
    await bench.runButton.hover();
    await bench.runButton.click();
    await expect(bench.answer('Chat Output', 1)).toContainText('on its way');
  };
  const stop = async () => {
    await bench.stopButton.click();
    await expect(bench.runButton).toBeVisible();
  };
  await run();
  await stop();
  await page.getByRole('button', { name: 'Collapse Request' }).click();
  await page.getByRole('button', { name: 'Expand Request' }).click();
  await page.getByRole('button', { name: 'Maximise Results' }).click();
  await page.getByRole('button', { name: 'Maximise Results' }).click();
  await page.getByRole('switch', { name: 'Stream', exact: true }).press('Space');
  await page.getByRole('button', { name: /^Connection:/ }).click();
  await expect(page.getByRole('dialog', { name: 'Connection' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Help' }).click();
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await page.keyboard.press('Escape');
  await new GraphPart(page).open();
  await page.getByRole('button', { name: 'Flow menu' }).click();
  await expect(page.getByRole('menuitem', { name: 'Import flow' })).toBeVisible();
  expect(await moved()).toEqual([]);

  // Check that the detection itself works: without reduced motion, things move.
  await page.keyboard.press('Escape');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.getByRole('switch', { name: 'Stream', exact: true }).press('Space');
  await run();
  await expect.poll(moved).toContain('tb-blink');
  await stop();
  await expect.poll(moved).toContain('CSSTransition');
});
