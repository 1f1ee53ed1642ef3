/** The expressions that read a value of an answer, copied in three languages: each gives the value from the reply. */
import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import type { Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { chooseForAnswer, showResult } from '../pages/show-result.ts';
import { dataResult, replyOf } from '../servers/recorded-results.ts';
import { answerWith, messageResult } from '../servers/run-answers.ts';

const ROWS = [
  { plain: 1, 'a "quoted" key.': 'naïve' },
  { plain: 2, 'a "quoted" key.': 'tab\tand ünïcode' },
];
const REPLY = replyOf([
  [messageResult('ChatOutput-n5FuZ', 'Chat Output', 'first')],
  [messageResult('ChatOutput-n5FuZ', 'Chat Output', 'second'), dataResult(ROWS, 'Rows-1', 'Rows')],
]);

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const run = (program: string, ...args: string[]) =>
  JSON.parse(execFileSync(program, args, { input: JSON.stringify(REPLY), encoding: 'utf8' }));
/** The result of the expression in its language; null when this machine lacks the language. */
const EVALUATE: Record<string, (expression: string) => unknown> = {
  TypeScript: (expression) => runInNewContext(expression, { response: REPLY }),
  Python: (expression) =>
    isThere('python3')
      ? run('python3', '-c', `import json, sys\nresponse = json.load(sys.stdin)\nprint(json.dumps(${expression}))`)
      : null,
  jq: (expression) => (isThere('jq') ? run('jq', '-c', expression) : null),
};

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test("a copied expression reads an answer's text, a cell with any key, or a value of the tree from the reply, in three languages", async ({
  bench,
  context,
  front,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await bench.open(front.url);
  front.answerRuns(answerWith(200, REPLY));
  await bench.run();

  const answer = bench.answer('Chat Output', 2);
  await chooseForAnswer(page, 'Chat Output, Input 2', 'Copy accessor');
  const expected = {
    TypeScript: 'response.outputs[1].outputs[0].results.message.text',
    Python: 'response["outputs"][1]["outputs"][0]["results"]["message"]["text"]',
    jq: '.outputs[1].outputs[0].results.message.text',
  };
  await expect.poll(() => copied(page)).toBe(expected.TypeScript);
  for (const [language, expression] of Object.entries(expected)) {
    await answer.getByRole('radio', { name: language, exact: true }).check();
    await answer.getByRole('button', { name: 'Copy accessor in Chat Output, Input 2' }).click();
    await expect.poll(() => copied(page)).toBe(expression);
    expect(['second', null]).toContain(EVALUATE[language]?.(expression));
  }
  // The answer's own menu copies in the last chosen language, also after a reload.
  await bench.waitUntilSaved();
  await page.reload();
  await chooseForAnswer(page, 'Chat Output, Input 2', 'Copy accessor');
  await expect.poll(() => copied(page)).toBe(expected.jq);

  const rows = bench.answer('Rows', 2);
  await rows.getByRole('cell', { name: 'ünïcode' }).click();
  for (const [language, expression] of Object.entries({
    TypeScript: String.raw`response.outputs[1].outputs[1].outputs.data.message[1]["a \"quoted\" key."]`,
    Python: String.raw`response["outputs"][1]["outputs"][1]["outputs"]["data"]["message"][1]["a \"quoted\" key."]`,
    jq: String.raw`.outputs[1].outputs[1].outputs.data.message[1]["a \"quoted\" key."]`,
  })) {
    await rows.getByRole('radio', { name: language, exact: true }).check();
    await rows.getByRole('button', { name: 'Copy accessor in Rows, Input 2' }).click();
    await expect.poll(() => copied(page)).toBe(expression);
    expect(['tab\tand ünïcode', null]).toContain(EVALUATE[language]?.(expression));
  }

  await showResult(page, 'Tree');
  const find = page.getByRole('textbox', { name: 'Find a key or value' });
  await find.fill('ünïcode');
  const found = page.getByRole('tree', { name: 'Response tree' }).getByRole('treeitem', { selected: true });
  await expect(found).toContainText('ünïcode');
  await expect(found).toBeInViewport();
});
