/** `npm run bench`: measures the built product and prints figure, target, met or MISSED. Arguments choose rows by name. */

import { buildIfStale } from '../scripts/build.ts';
import { endOwned, endWithThisProcess } from '../scripts/langflow/owned-processes.ts';
import { errorMessage } from '../src/contract/error-message.ts';
import { echoThroughput } from './echo-throughput.ts';
import { type Figure, toTable } from './figure.ts';
import { firstVisit } from './first-visit.ts';
import { framesView } from './frames-view.ts';
import { graphView } from './graph-view.ts';
import { health } from './health.ts';
import { inputsThroughPage } from './inputs-through-page.ts';
import { insideView } from './inside-view.ts';
import { largeReplies } from './large-replies.ts';
import { type Machine, measureMachine } from './machine.ts';
import { relayAgainstDirect } from './relay.ts';
import { runThroughPage } from './run-through-page.ts';
import { testsAtSize } from './tests-at-size.ts';
import { tokenFlood } from './token-flood.ts';
import { tweakReport } from './tweak-report.ts';
import { workspace } from './workspace.ts';

const rows: Record<string, (machine: Machine) => Promise<Figure[]>> = {
  'first-visit': firstVisit,
  graph: graphView,
  health,
  'large-replies': largeReplies,
  'run-through-page': runThroughPage,
  'frames-view': framesView,
  inside: insideView,
  tests: testsAtSize,
  'token-flood': tokenFlood,
  'tweak-report': tweakReport,
  workspace,
  // Last, because a Langflow may be running from here on.
  echo: echoThroughput,
  relay: relayAgainstDirect,
  inputs: inputsThroughPage,
};

// A Langflow that a row starts must end with this process.
endWithThisProcess();
await buildIfStale();
const chosen = process.argv.slice(2);
console.error('measuring this machine …');
const machine = await measureMachine();
const figures: Figure[] = [machine.figure];
for (const [name, measure] of Object.entries(rows)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.error(`measuring ${name} …`);
  // A row that throws counts as missed; the others are still measured.
  figures.push(...(await measure(machine).catch((error: unknown) => [broken(name, error)])));
}
await endOwned();
console.log(toTable(figures));

function broken(what: string, error: unknown): Figure {
  const [reason = ''] = errorMessage(error).split('\n');
  console.error(error);
  return { what, measured: reason, target: 'measured', isMet: false };
}
