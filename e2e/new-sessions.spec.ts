/** A suite of a flow with memory: cases do not share memory, unless the suite shares one session. */
import { expect, test } from './fixtures.ts';
import { TestsPart } from './pages/tests-part.ts';
import { keepSuite, suiteOf } from './servers/keep-suite.ts';

const CASES = `cases:
  - {name: told, input: My name is Zoe}
  - {name: asked, input: What is my name?, checks: [contains: Zoe]}
`;

test('by Ctrl+Enter: each case has a session of its own by default, and shares one if the suite says so', async ({
  page,
  server,
}) => {
  const tests = new TestsPart(page);
  for (const [defaults, state] of [
    ['', 'failed'],
    ['defaults: {session: shared}\n', 'passed'],
  ] as const) {
    await tests.open(
      await keepSuite(server.url, suiteOf('chat-with-memory', `${defaults}at-once: 1\n${CASES}`)),
      'Chat with memory',
    );
    // The flow is loaded.
    await expect(tests.runAll).toBeEnabled();
    await page.keyboard.press('ControlOrMeta+Enter');
    await tests.waitUntilEnd();
    await tests.expectCell('Case 1, Flow', 'answered');
    await tests.expectCell('Case 2, Flow', state);
  }
});
