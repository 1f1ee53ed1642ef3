/**
 * `npm run test:langflow`: the suite against real Langflow servers, which it installs, starts and stops itself. With
 * `-- --version 1.14.0.dev7` on another release than the pinned one, pre-releases too; with `-- --random 600 --seed 7` only that
 * many random bodies.
 */

import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startTweakbench, type TweakbenchServer } from '../e2e/servers/tweakbench-server.ts';
import { errorMessage } from '../src/contract/error-message.ts';
import { memoryFolder } from '../src/server/testing/memory-folder.ts';
import { buildIfStale } from './build.ts';
import { findChromium } from './find-chromium.ts';
import { installLangflow, LANGFLOW_RELEASES } from './langflow/install.ts';
import { startLangflow } from './langflow/installed-langflow.ts';
import { endOwned, endWithThisProcess, own, startOwned } from './langflow/owned-processes.ts';
import { startWithSamples } from './langflow/start-with-samples.ts';
import { readSuiteOptions, type SuiteOptions } from './langflow/suite-options.ts';
import { readPlaywrightReport, readVitestReport } from './read-reports.ts';

const UNIT_REPORT = '.build/reports/langflow.json';
const PAGE_REPORT = '.build/reports/langflow-page.json';
const OTHER_PAGE_REPORT = '.build/reports/langflow-other-page.json';
const PAGE_CONFIG = 'e2e/langflow/playwright.config.ts';

const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
const say = (line: string) => console.log(`${seconds()} s  ${line}`);

async function startProduct(): Promise<TweakbenchServer> {
  await buildIfStale();
  const product = await startTweakbench({ TWEAKBENCH_DEMO_PACE: '60', TWEAKBENCH_LOG: 'error' });
  own({ stop: product.stop, kill: () => product.process.kill('SIGKILL') });
  return product;
}

/** What no comparison looks at; without it, a request takes two thirds of the processor time. The page runs on a Langflow with all of it. */
const FOR_COMPARISONS = {
  LANGFLOW_DEACTIVATE_TRACING: 'true',
  LANGFLOW_DISABLE_TRACK_APIKEY_USAGE: 'true',
  LANGFLOW_CREATE_STARTER_PROJECTS: 'false',
  LANGFLOW_TRANSACTIONS_STORAGE_ENABLED: 'false',
  LANGFLOW_VERTEX_BUILDS_STORAGE_ENABLED: 'false',
  OTEL_SDK_DISABLED: 'true',
  OTEL_PYTHON_DISABLED_INSTRUMENTATIONS: 'all',
};

/** With it, the server notes what components receive, for the flows that have a file in the folder. */
const noteReceived = (folder: string) => ({
  PYTHONPATH: resolve(import.meta.dirname, '../e2e/langflow/received'),
  // Python must not write compiled files beside the module.
  PYTHONDONTWRITEBYTECODE: '1',
  TWEAKBENCH_RECEIVED: folder,
});

/**
 * With the plugin of `e2e/langflow/sharing` in its data, the server shares the flows whose ids are in this file with everybody.
 * Without one, a flow of another user is not there for anybody else.
 */
const shareFlows = (file: string) => ({
  LANGFLOW_AUTHZ_ENABLED: 'true',
  LANGFLOW_AUTHZ_SUPERUSER_BYPASS: 'false',
  TWEAKBENCH_SHARED_FLOWS: file,
});

/** A folder that is removed at the end. */
function makeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tweakbench-${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Says when it starts and when it is ready. */
async function startSaying<T>(what: string, start: () => Promise<T>): Promise<T> {
  say(`${what}: starting`);
  const started = await start();
  say(`${what}: ready`);
  return started;
}

/**
 * Runs a test runner to its end; true when it succeeded. Asynchronous, because a server stops when nobody reads its
 * output and the pipe is full. The output of a runner beside another one is printed at its end.
 */
async function succeeds(args: string[], environment: Record<string, string>, isAside = false): Promise<boolean> {
  const output = isAside ? 'pipe' : 'inherit';
  const { child, closed } = startOwned('npx', args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...environment },
  });
  let printed = '';
  for (const part of [child.stdout, child.stderr]) {
    part?.on('data', (chunk) => {
      printed += String(chunk);
    });
  }
  const isGood = (await closed) === 0;
  if (isAside) console.log(printed);
  return isGood;
}

/** The installed release, its settings for tests, and the product. */
async function prepare({ version, bodies, seed }: SuiteOptions) {
  mkdirSync('.build/reports', { recursive: true });
  // This comes first, so that a machine without Python fails before anything is built or started.
  const current = await installLangflow(version, { say });
  const { url } = await startProduct();
  const modelUrl = `${url}/v1`;
  const keepIn = makeFolder('saved');
  const received = makeFolder('received');
  const shared = join(makeFolder('shared'), 'flows');
  const startCurrent = (what: string, settings: Record<string, string>) =>
    startSaying(`Langflow ${version}${what}`, () => startWithSamples(current, { modelUrl, keepIn, settings }));
  return {
    modelUrl,
    current,
    /** Starts it again on its data, as a second `npm run start:langflow` would, with the plugin. */
    startAgain: () => {
      cpSync(resolve(import.meta.dirname, '../e2e/langflow/sharing'), keepIn, { recursive: true });
      return startCurrent(' on its data', { LANGFLOW_CORS_ORIGINS: url, ...shareFlows(shared) });
    },
    startCompared: () => startCurrent('', { ...FOR_COMPARISONS, ...noteReceived(received) }),
    environment: {
      TWEAKBENCH_URL: url,
      CURRENT_RELEASE: version,
      CURRENT_PYTHON: current.python,
      STARTER_FLOWS: current.starterFlows,
      RANDOM_BODIES: String(bodies),
      RANDOM_SEED: String(seed),
      RECEIVED_FOLDER: received,
      SHARED_FLOWS: shared,
    },
  };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

const VITEST = ['vitest', 'run', '--config', 'e2e/langflow/vitest.config.ts'];
const REPORTERS = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];

async function runRandomBodies({ startCompared, environment }: Prepared): Promise<boolean> {
  const { server } = await startCompared();
  const args = [...VITEST, 'random-bodies', '--disable-console-intercept', ...REPORTERS];
  return succeeds(args, { ...environment, CURRENT_URL: server.url, CURRENT_KEY: server.key });
}

/** True when every test of both runners passed. */
async function runSuite({ modelUrl, current, startAgain, startCompared, ...rest }: Prepared): Promise<boolean> {
  const { release } = current;
  const startOlder = async () => {
    const older = await installLangflow(LANGFLOW_RELEASES[1], { say });
    const server = await startSaying('Langflow 0.7.3', () => startLangflow(older, { modelUrl }));
    return { older, server };
  };
  const [first, { older, server: olderServer }] = await Promise.all([startCompared(), startOlder()]);
  const environment = {
    ...rest.environment,
    STARTER_FLOWS: `${current.starterFlows}\n${older.starterFlows}`,
    CURRENT_URL: first.server.url,
    OLDER_URL: olderServer.url,
    OLDER_KEY: olderServer.key,
    CHROMIUM_PATH: findChromium(),
  };
  const runOnCurrent = async () => {
    const isContractGood = await succeeds([...VITEST, ...REPORTERS], {
      ...environment,
      CURRENT_KEY: first.server.key,
    });
    await first.server.stop();
    const second = await startAgain();
    say('driving the page');
    const isPageGood = await succeeds(['playwright', 'test', '--config', PAGE_CONFIG, '--project=stopped'], {
      ...environment,
      PLAYWRIGHT_JSON_OUTPUT_FILE: PAGE_REPORT,
      CURRENT_KEY: second.server.key,
      CURRENT_GROUP: String(second.server.processGroup),
      CURRENT_STARTS: JSON.stringify([first, second]),
    });
    return isContractGood && isPageGood;
  };
  // Beside the comparisons, which mostly wait for the current Langflow.
  const runOnOthers = () =>
    succeeds(
      [
        'playwright',
        'test',
        '--config',
        PAGE_CONFIG,
        '--project=others',
        '--workers=1',
        '--output=test-results/others',
      ],
      { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: OTHER_PAGE_REPORT },
      true,
    );
  say(`comparing the servers, and driving the page without Langflow ${release}`);
  return (await Promise.all([runOnCurrent(), runOnOthers()])).every(Boolean);
}

endWithThisProcess();
// The folders of the servers and of what the runners start.
process.env.TMPDIR = memoryFolder();
const reports = [UNIT_REPORT, PAGE_REPORT, OTHER_PAGE_REPORT];
for (const file of reports) rmSync(file, { force: true });
let isGood = false;
let options: SuiteOptions | null = null;
try {
  options = readSuiteOptions(process.argv.slice(2), LANGFLOW_RELEASES[0]);
  const prepared = await prepare(options);
  isGood = await (options.isRandomOnly ? runRandomBodies(prepared) : runSuite(prepared));
} catch (error) {
  console.error(errorMessage(error));
}
await endOwned();
const stories = options?.isRandomOnly ? [] : [PAGE_REPORT, OTHER_PAGE_REPORT];
const counts = [readVitestReport(UNIT_REPORT), ...stories.map(readPlaywrightReport)];
const sum = (side: 'passed' | 'failed') => counts.reduce((total, count) => total + (count?.[side] ?? 0), 0);
if (options && counts.some((count) => count !== null)) {
  const releases = options.isRandomOnly ? options.version : `${options.version} and ${LANGFLOW_RELEASES[1]}`;
  console.log(`Against Langflow ${releases}: ${sum('passed')} passed, ${sum('failed')} failed, in ${seconds()} s`);
}
process.exit(isGood && counts.every((count) => count !== null && count.passed > 0) ? 0 : 1);
