/** Conversations on real servers: which route accepts a session, what it remembers, and the list of past sessions. */
import { expect, openFlow, test } from './langflow-page.ts';
import { currentLangflow, olderLangflow } from './servers.ts';

const servers = [
  { server: currentLangflow(), on: 'on the current release, directly', relay: false },
  { server: olderLangflow(), on: 'on base 0.7.3, through the relay', relay: true },
];

test('a session remembers, a new one does not, and a past one is continued from the list', async ({ bench, page }) => {
  const routes: string[] = [];
  page.on('request', (request) => {
    const [, route] = /\/api\/v1\/(run(?:\/advanced)?)\//.exec(request.url()) ?? [];
    if (route !== undefined) routes.push(route);
  });
  const session = page.getByRole('textbox', { name: 'Session ID' });
  const ask = async (question: string) => {
    await bench.input(1).fill(question);
    await bench.run();
    await expect(bench.status).toHaveText(/Run finished/);
    return bench.answerText('Chat Output', 1);
  };
  for (const { server, on, relay } of servers) {
    await test.step(on, async () => {
      routes.length = 0;
      await openFlow(bench, 'Chat with memory', { server, relay });
      await page.getByRole('button', { name: 'New session ID' }).click();
      const first = await session.inputValue();
      await ask('Hello, my name is Ottilie');
      await page.getByRole('button', { name: 'New session ID' }).click();
      expect(await ask('What is my name?')).not.toContain('Ottilie');

      await page.getByRole('button', { name: 'Sessions' }).click();
      const dialog = page.getByRole('dialog', { name: 'Sessions' });
      const past = dialog.getByRole('list', { name: 'Past sessions' });
      await expect(past.getByRole('button', { name: await session.inputValue() })).toBeVisible();
      await past.getByRole('button', { name: first }).click();
      const messages = dialog.getByRole('list', { name: 'Messages' }).getByRole('listitem');
      await expect(messages).toHaveText([/^User.*Hello, my name is Ottilie$/, /^AI.*Ottilie/]);
      await dialog.getByRole('button', { name: 'Use this session' }).click();
      await expect(session).toHaveValue(first);
      expect(await ask('What is my name?')).toContain('Your name is Ottilie');
      // run/advanced accepts no session, so nothing may be sent there.
      expect(routes).toEqual(['run', 'run', 'run']);
    });
  }
});
