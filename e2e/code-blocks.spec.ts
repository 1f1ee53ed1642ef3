/** Code in answers: highlighted, and copied exactly. */
import { expect, test } from './front-fixtures.ts';
import { replyOf } from './servers/recorded-results.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';

const CHAT = ['ChatOutput-n5FuZ', 'Chat Output'] as const;
const PYTHON = 'def greet(name: str) -> str:\n\treturn f"Hi, {name}"  # ``` and <b>\n\n\nprint(greet("Ada"))';
const PLAIN = '  two spaces before, one after \nlast';

test('code is highlighted in light and in dark, and copied exactly', async ({ bench, context, page, front }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await bench.open(front.url);
  await bench.keepOneInput();
  const text = `See:\n\n\`\`\`\`python\n${PYTHON}\n\`\`\`\`\n\nand\n\n\`\`\`\n${PLAIN}\n\`\`\`\n`;
  front.answerRuns(answerWith(200, replyOf([[messageResult(...CHAT, text)]])));
  await bench.run();
  const answer = bench.answer('Chat Output', 1);
  const code = answer.getByRole('group', { name: 'Code, python' }).getByRole('code');
  /** Colours of tokens that differ from that of the text. */
  const colours = () =>
    code.evaluate((element) => {
      const of = (part: Element) => getComputedStyle(part).color;
      const own = of(element);
      return [...new Set([...element.querySelectorAll('span')].map(of))].filter((colour) => colour !== own);
    });
  let before: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const isShown = async () => (await colours()).length > 2 && String(await colours()) !== String(before);
    await expect.poll(isShown, { message: colorScheme }).toBe(true);
    before = await colours();
  }
  expect(await code.textContent()).toMatch(new RegExp(`^${PYTHON.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\n?$`));

  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const copies = answer.getByRole('button', { name: /^Copy code \d of Chat Output, Input 1$/ });
  await expect(copies).toHaveCount(2);
  await copies.first().click();
  await expect.poll(copied).toBe(PYTHON);
  await copies.last().press('Enter');
  await expect.poll(copied).toBe(PLAIN);
});
