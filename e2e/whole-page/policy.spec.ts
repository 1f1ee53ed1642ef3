/** The Content Security Policy at work: injected code does not run, and the browser reports what it blocked. */
import type { Page } from '@playwright/test';
import { startAnswerServer } from '../../src/run/testing/langflow-answers.ts';
import { expect, test } from '../fixtures.ts';

interface Attempt {
  name: string;
  directive: string;
  /** What the browser reports as blocked; by default the address of the foreign script. */
  blocked?: string;
  /** Tries to set `window.hacked`. Runs in the page. */
  act: (foreign: string) => void;
}

const ATTEMPTS: readonly Attempt[] = [
  {
    name: 'an inline script',
    directive: 'script-src-elem',
    blocked: 'inline',
    act: () => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      document.body.append(script);
    },
  },
  {
    name: 'an inline event handler',
    directive: 'script-src-attr',
    blocked: 'inline',
    act: () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.hacked = 1');
      document.body.append(button);
      button.click();
    },
  },
  {
    name: 'the handler of an image that markup brought',
    directive: 'script-src-attr',
    blocked: 'inline',
    act: () => document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.hacked = 1">'),
  },
  {
    name: 'a link to a script',
    directive: 'script-src-elem',
    blocked: 'inline',
    act: () => {
      const link = document.createElement('a');
      link.href = 'javascript:void (window.hacked = 1)';
      document.body.append(link);
      link.click();
    },
  },
  {
    name: 'eval',
    directive: 'script-src',
    blocked: 'eval',
    act: () => Reflect.get(window, 'eval')('window.hacked = 1'),
  },
  {
    name: 'new Function',
    directive: 'script-src',
    blocked: 'eval',
    act: () => Reflect.construct(Function, ['window.hacked = 1'])(),
  },
  {
    name: 'a script of another origin',
    directive: 'script-src-elem',
    act: (foreign) => {
      const script = document.createElement('script');
      script.src = foreign;
      document.body.append(script);
    },
  },
];

/** Runs it in the page, not in the debugger's call, which may bypass the policy. Returns the reports. */
async function attempt(page: Page, { act }: Attempt, foreign: string): Promise<string[]> {
  await page.evaluate(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, disposition }) => {
      violations.push(`${effectiveDirective} ${blockedURI} ${disposition}`);
    });
  });
  const handle = await page.evaluateHandle<Attempt['act']>(`(${String(act)})`);
  await handle.evaluate((run, address) => {
    setTimeout(() => {
      try {
        run(address);
      } catch {
        // A blocked eval throws.
      }
    });
  }, foreign);
  const reported = () => page.evaluate((): string[] => Reflect.get(window, 'violations'));
  await expect.poll(reported).not.toEqual([]);
  return reported();
}

test('the policy blocks injected code, and the browser reports it', async ({ bench, page, expectedConsole }) => {
  expectedConsole.push(/Content Security Policy/, /used as a fallback/);
  const foreign = await startAnswerServer({
    'GET /foreign.js': { status: 200, type: 'text/javascript', body: 'window.hacked = 1' },
  });
  await bench.open();
  const address = `${foreign.url}/foreign.js`;
  for (const one of ATTEMPTS) {
    await test.step(one.name, async () => {
      const reported = await attempt(page, one, address);
      expect(reported).toEqual([`${one.directive} ${one.blocked ?? address} enforce`]);
      expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
      expect(foreign.seen).toEqual([]);
    });
  }
  // The page works as before.
  await bench.run();
  await expect(bench.answersOf(1)).toBeVisible();
  await foreign.close();
});
