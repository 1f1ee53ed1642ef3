/** Opens the flows that ship with Langflow one by one: each can be tweaked, drawn and run. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { flowExportSchema } from '../../src/contract/flow-export.ts';
import { indexFlow } from '../../src/flow/index/index-flow.ts';
import { bindInputs } from '../../src/flow/request/bind-inputs.ts';
import { matchTweaks } from '../../src/flow/tweaks/match-tweaks.ts';
import { tweakRulesFor } from '../../src/flow/tweaks/tweak-rules.ts';
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { GraphPart } from '../pages/graph-part.ts';
import { enterTweaks } from './langflow-page.ts';
import { currentRelease, starterFolders } from './servers.ts';

/** Few per story, so that a busy machine has time for them. */
const FLOWS_A_STORY = 9;
const rules = tweakRulesFor({ version: currentRelease() });

test.describe.configure({ mode: 'parallel' });

interface StarterFlow {
  path: string;
  name: string;
  components: number;
  /** Changes one field of one component. */
  tweaks: string;
}

function readStarterFlow(path: string): StarterFlow {
  const flow = flowExportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const index = indexFlow(flow);
  const bindings = bindInputs(index, [{ input_value: '' }]);
  for (const { id, fields } of index.components) {
    for (const { name } of fields.values()) {
      const tweaks = { [id]: { [name]: 'changed by the suite' } };
      const [verdict] = matchTweaks(index, tweaks, { rules, bindings });
      if (verdict?.state !== 'applied' || verdict.problems.length > 0) continue;
      return {
        path,
        name: flow.name ?? basename(path),
        components: index.components.length,
        tweaks: JSON.stringify(tweaks),
      };
    }
  }
  throw new Error(`${path} has no field that a text can change`);
}

/** Opens every view of the tweaks. */
async function lookAtViews(bench: BenchPage, { components }: StarterFlow): Promise<void> {
  const { page } = bench;
  const graph = new GraphPart(page);
  const tabs = page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab');
  for (const view of (await tabs.allInnerTexts()).filter((name) => name !== 'JSON')) {
    await tabs.filter({ hasText: view }).click();
    if (view === 'Graph') {
      await expect(graph.nodes.first()).toBeVisible();
      await expect(graph.nodes).toHaveCount(components);
      await expect(graph.list.getByRole('listitem')).toHaveCount(components);
    }
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  }
  await tabs.filter({ hasText: 'JSON' }).click();
}

/** Runs, with the demo model if one is missing: an answer, or a sentence with a button that helps. */
async function runOnEmbedded(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await enterTweaks(bench, '');
  const demo = page.getByRole('button', { name: 'Answer with the demo model' });
  if (await demo.isVisible()) await demo.click();
  await bench.run();
  if (/finished/.test(await bench.status.innerText())) return;
  const alert = page.getByRole('main').getByRole('alert').first();
  await expect(alert).toContainText(/does not support|No files to process/);
  await expect(alert.getByRole('button', { name: /Connect Langflow|Show on the graph/ })).toBeVisible();
}

/** The newer release first: the older release's flows with the same names are tested in starter-flows.test.ts. */
const folders = starterFolders().toSorted((left, right) => Number(isOlder(left)) - Number(isOlder(right)));
const seen = new Set<string>();

function isOlder(folder: string): boolean {
  return folder.includes('0.7.3');
}

for (const folder of folders) {
  const release = isOlder(folder) ? 'base 0.7.3' : currentRelease();
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !seen.has(name));
  for (const name of names) seen.add(name);
  const paths = names.map((name) => join(folder, name));
  for (let first = 0; first < paths.length; first += FLOWS_A_STORY) {
    const some = paths.slice(first, first + FLOWS_A_STORY);
    test(`starter flows ${first + 1} to ${first + some.length} of ${paths.length} of ${release} are imported, tweaked and drawn`, async ({
      bench,
      page,
      startServer,
      expectedConsole,
    }) => {
      test.setTimeout(600_000);
      expectedConsole.push(/Failed to load resource.*(422|500)/);
      const flows = some.map(readStarterFlow);
      // A server of its own, because both releases have flows with the same names.
      const own = await startServer({});
      await bench.open(own.url);
      const chooser = page.waitForEvent('filechooser');
      await bench.flowMenu('Import flow');
      await (await chooser).setFiles(some);
      // Each is opened when it is there; the last one ends the import.
      const title = page.getByRole('heading', { level: 1 });
      await expect(title).toContainText(flows.at(-1)?.name ?? '', { timeout: 120_000 });
      for (const flow of flows) {
        await bench.chooseFlow(flow.name);
        await enterTweaks(bench, `{ "No Such Component": { "field": 1 }, ${flow.tweaks.slice(1)}`);
        await expect(bench.reportRow(/Ignored.*No Such Component/)).toBeVisible();
        await expect(bench.reportRow(/Applied/)).toHaveCount(1);
        await lookAtViews(bench, flow);
        await runOnEmbedded(bench);
      }
      await bench.flow.click();
      await bench.flow.fill('');
      const group = page.getByRole('group', { name: 'Your flows' });
      for (const { name } of flows)
        await expect(group.getByRole('option').filter({ hasText: name }).first()).toBeVisible();
    });
  }
}
