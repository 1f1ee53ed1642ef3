/** `npm run test:langflow`: the suite against real Langflow servers, which it installs, starts and stops itself. */
import { mkdirSync, rmSync } from 'node:fs';
import { startTweakbench, type TweakbenchServer } from '../e2e/servers/tweakbench-server.ts';
import { buildIfStale } from './build.ts';
import { findChromium } from './find-chromium.ts';
import { installLangflow, type LangflowInstall, type LangflowRelease } from './langflow/install.ts';
import { type LangflowServer, startLangflow } from './langflow/langflow-server.ts';
import { endOwned, endWithThisProcess, own, startOwned } from './langflow/owned-processes.ts';
import { readPlaywrightReport, readVitestReport } from './read-reports.ts';

const RELEASES: [LangflowRelease, LangflowRelease] = ['1.13.0', '0.7.3'];
const UNIT_REPORT = '.build/reports/langflow.json';
const PAGE_REPORT = '.build/reports/langflow-page.json';

interface Release {
  install: LangflowInstall;
  server: LangflowServer;
}

const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
const say = (line: string) => console.log(`${seconds()} s  ${line}`);

async function startProduct(): Promise<TweakbenchServer> {
  await buildIfStale();
  const product = await startTweakbench({ TWEAKBENCH_DEMO_PACE: '60', TWEAKBENCH_LOG: 'error' });
  own({ stop: product.stop, kill: () => product.process.kill('SIGKILL') });
  return product;
}

async function startRelease(release: LangflowRelease, product: Promise<TweakbenchServer>): Promise<Release> {
  const [install, { url }] = await Promise.all([installLangflow(release, { say }), product]);
  say(`Langflow ${release}: starting`);
  const server = await startLangflow(install, { modelUrl: `${url}/v1` });
  say(`Langflow ${release}: ready`);
  return { install, server };
}

/**
 * Runs a test runner to its end; true when it succeeded. Not synchronous: a server whose output nobody reads stops when its pipe
 * is full.
 */
async function succeeds(args: string[], environment: Record<string, string>): Promise<boolean> {
  const options = { stdio: ['ignore', 'inherit', 'inherit'] as ['ignore', 'inherit', 'inherit'] };
  const { exited } = startOwned('npx', args, { ...options, env: { ...process.env, ...environment } });
  return (await exited) === 0;
}

/** True when every test of both runners passed. */
async function runSuite(): Promise<boolean> {
  rmSync(UNIT_REPORT, { force: true });
  rmSync(PAGE_REPORT, { force: true });
  mkdirSync('.build/reports', { recursive: true });
  const product = startProduct();
  const [current, older] = await Promise.all([startRelease(RELEASES[0], product), startRelease(RELEASES[1], product)]);
  const { url } = await product;
  // Ready by the time that the page is driven; a failure is told there.
  const starting = startLangflow(current.install, {
    modelUrl: `${url}/v1`,
    settings: { LANGFLOW_CORS_ORIGINS: url },
  });
  starting.catch(() => undefined);
  const environment = {
    TWEAKBENCH_URL: url,
    CURRENT_URL: current.server.url,
    CURRENT_KEY: current.server.key,
    CURRENT_PYTHON: current.install.python,
    OLDER_URL: older.server.url,
    OLDER_KEY: older.server.key,
    STARTER_FLOWS: `${current.install.starterFlows}\n${older.install.starterFlows}`,
    CHROMIUM_PATH: findChromium(),
  };
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  say('comparing the servers');
  const isContractGood = await succeeds(
    ['vitest', 'run', '--config', 'e2e/langflow/vitest.config.ts', ...reporters],
    environment,
  );
  const strict = await starting;
  say('driving the page');
  const isPageGood = await succeeds(['playwright', 'test', '--config', 'e2e/langflow/playwright.config.ts'], {
    ...environment,
    STRICT_URL: strict.url,
    STRICT_KEY: strict.key,
    STRICT_GROUP: String(strict.processGroup),
  });
  return isContractGood && isPageGood;
}

endWithThisProcess();
let isGood = false;
try {
  isGood = await runSuite();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
}
await endOwned();
const counts = [readVitestReport(UNIT_REPORT), readPlaywrightReport(PAGE_REPORT)];
const sum = (side: 'passed' | 'failed') => counts.reduce((total, count) => total + (count?.[side] ?? 0), 0);
const hasRun = counts.some((count) => count !== null);
if (hasRun)
  console.log(
    `Against Langflow ${RELEASES.join(' and ')}: ${sum('passed')} passed, ${sum('failed')} failed, in ${seconds()} s`,
  );
process.exit(isGood && counts.every((count) => count !== null && count.passed > 0) ? 0 : 1);
