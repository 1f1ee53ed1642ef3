/** The page installs the samples on real servers, and each runs to its answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowExportSchema } from '../../src/contract/flow-export.ts';
import { type RunRequest, runRequestSchema } from '../../src/contract/run-request.ts';
import { answerText } from '../../src/run/export/text-of-answer.ts';
import { connect, expect, test } from './langflow-page.ts';
import { runAsPage } from './run-as-page.ts';
import { currentLangflow, currentRelease, embeddedServer, flowIds, olderLangflow, remove } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

const examples = join(import.meta.dirname, '../../public/examples');
const read = (file: string): unknown => JSON.parse(readFileSync(join(examples, file), 'utf8'));
const samples = readdirSync(examples)
  .filter((file) => file.endsWith('.request.json'))
  .map((file) => ({
    name: flowExportSchema.parse(read(file.replace('.request', ''))).name ?? '',
    request: runRequestSchema.parse(read(file)),
  }));

const KEY_OF_SERVER = 'set to gpt-4o-mini of OpenAI, with the server’s key.';
const releases = [
  {
    release: currentRelease(),
    server: currentLangflow(),
    model: KEY_OF_SERVER,
    isStreamedOnly: false,
    different: [],
    without: new Map<string, string>(),
  },
  {
    release: 'base 0.7.3',
    server: olderLangflow(),
    model: `${KEY_OF_SERVER} This release reads it in streamed runs only: turn Stream on.`,
    isStreamedOnly: true,
    // Its If-Else passes on the message of its case, which is empty here; later releases pass on the input then.
    different: ['Support router'],
    without: new Map([['Reply with approval', 'HumanInput']]),
  },
];

async function removeSamples(server: TestedServer): Promise<void> {
  const ids = await flowIds(server);
  for (const { name } of samples) {
    const id = ids.get(name);
    if (id !== undefined) await remove(server, `/api/v1/flows/${id}`);
  }
}

test.describe.configure({ mode: 'parallel' });

for (const { release, server, model, isStreamedOnly, different, without } of releases) {
  test.describe(release, () => {
    test.describe.configure({ mode: 'serial' });

    test('the page installs every sample, and a chosen one answers', async ({ bench, page }) => {
      await removeSamples(server);
      await connect(bench, { server, relay: true });
      await expect(page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
      await page.keyboard.press('Escape');
      await bench.flowMenu('Install sample flows');
      const dialog = page.getByRole('dialog', { name: 'Install sample flows' });
      await expect(dialog).toContainText(`8 of 8 installed on ${new URL(server.url).host}.`);
      const made = dialog.getByRole('list', { name: 'Sample flows' }).getByRole('listitem');
      const outcomeOf = (name: string) =>
        without.has(name) ? `Installed, but this server has no ${without.get(name)}` : 'Installed$';
      await expect(made).toHaveText(samples.map(({ name }) => new RegExp(`${name}\\s*${outcomeOf(name)}`)));
      await expect(dialog).toContainText(model);
      await dialog.getByRole('button', { name: 'Close' }).last().click();

      await bench.chooseFlow('Two inputs, two answers');
      await bench.input(1).fill('Ada, who loves engines');
      await bench.run();
      if (isStreamedOnly) {
        const failure = page.getByRole('alert', { name: 'Language Model stopped with an error' });
        await expect(failure).toContainText('A streamed run does: turn Stream on');
        await page.getByRole('switch', { name: 'Stream' }).setChecked(true);
        await bench.run();
      }
      await expect(bench.status).toHaveText(/Run finished/);
      await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
    });

    test('every installed sample answers its suggested request as on the embedded server', async () => {
      const embedded = embeddedServer();
      const [theirs, ours] = await Promise.all([flowIds(server), flowIds(embedded)]);
      const answersOf = async (where: TestedServer, id: string, request: RunRequest) => {
        const run = await runAsPage(where, id, request, 'send');
        return run.inputs.map(({ outputs, error }) =>
          outputs.map((output) => `${output.displayName}: ${answerText(output)}${error?.raw ?? ''}`),
        );
      };
      await Promise.all(
        samples.map(async ({ name, request }) => {
          if (without.has(name)) return;
          // A new conversation, so that both servers remember the same.
          const sent = { ...request, session_id: `suite-${release}-${Date.now()}` };
          const [real, own] = await Promise.all([
            answersOf(server, theirs.get(name) ?? '', sent),
            answersOf(embedded, ours.get(name) ?? '', sent),
          ]);
          // In a flow with branches, each input gets the answer of one branch.
          for (const answers of own) expect(answers.join(), name).toMatch(/: ./);
          if (name === 'Chat with memory') {
            // Its history is read while the question is stored, so it may contain the question or not.
            for (const answers of [real, own]) expect(answers.at(-1)?.join()).toContain('Your name is Ada');
          } else if (different.includes(name)) expect(real, name).not.toEqual(own);
          else expect(real, name).toEqual(own);
        }),
      );
    });
  });
}
