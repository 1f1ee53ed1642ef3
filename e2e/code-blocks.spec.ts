/** Code in answers: highlighted, and copied exactly. */
import { expect, test } from './front-fixtures.ts';
import { replyOf } from './servers/recorded-results.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';

const CHAT = ['ChatOutput-n5FuZ', 'Chat Output'] as const;
const PYTHON = 'def greet(name: str) -> str:\n\treturn f"Hi, {name}"  # ``` and <b>\n\n\nprint(greet("Ada"))';
const PLAIN = '  two spaces before, one after \nlast';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('code is highlighted, and copied exactly', async ({ bench, context, page, front }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await bench.open(front.url);
      await bench.keepOneInput();
      const text = `See:\n\n\`\`\`\`python\n${PYTHON}\n\`\`\`\`\n\nand\n\n\`\`\`\n${PLAIN}\n\`\`\`\n`;
      front.answerRuns(answerWith(200, replyOf([[messageResult(...CHAT, text)]])));
      await bench.run();
      const answer = bench.answer('Chat Output', 1);
      const code = answer.getByRole('group', { name: 'Code, python' }).getByRole('code');
      const colours = () =>
        code.evaluate((element) => {
          const of = (part: Element) => getComputedStyle(part).color;
          return { text: of(element), tokens: [...new Set([...element.querySelectorAll('span')].map(of))] };
        });
      await expect.poll(async () => (await colours()).tokens.length).toBeGreaterThan(2);
      const { text: own, tokens } = await colours();
      expect(tokens.filter((colour) => colour !== own).length).toBeGreaterThan(2);
      expect(await code.textContent()).toMatch(new RegExp(`^${PYTHON.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\n?$`));

      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      const copies = answer.getByRole('button', { name: /^Copy code \d of Chat Output, Input 1$/ });
      await expect(copies).toHaveCount(2);
      await copies.first().click();
      await expect.poll(copied).toBe(PYTHON);
      await copies.last().press('Enter');
      await expect.poll(copied).toBe(PLAIN);
    });
  });
}
