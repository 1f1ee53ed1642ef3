/** `npm run test:langflow`: the suite against real Langflow servers, which it installs, starts and stops itself. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { startTweakbench, type TweakbenchServer } from '../e2e/servers/tweakbench-server.ts';
import { buildIfStale } from './build.ts';
import { findChromium } from './find-chromium.ts';
import { installLangflow, type LangflowInstall, type LangflowRelease } from './langflow/install.ts';
import { type LangflowServer, startLangflow } from './langflow/langflow-server.ts';

const RELEASES: LangflowRelease[] = ['1.13.0', '0.7.3'];
const UNIT_REPORT = '.build/reports/langflow.json';
const PAGE_REPORT = '.build/reports/langflow-page.json';

function installAll(): LangflowInstall[] {
  try {
    return RELEASES.map((release) => installLangflow(release, (line) => console.log(line)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/**
 * Runs a command to its end with the servers' addresses in its environment; true when it succeeded. Not synchronous: a server whose
 * output nobody reads stops when its pipe is full.
 */
function succeeds(command: string, args: string[], environment: Record<string, string>): Promise<boolean> {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

function environmentOf(
  tweakbench: TweakbenchServer,
  [current, older]: LangflowServer[],
  installs: LangflowInstall[],
): Record<string, string> {
  return {
    TWEAKBENCH_URL: tweakbench.url,
    CURRENT_URL: current?.url ?? '',
    CURRENT_KEY: current?.key ?? '',
    OLDER_URL: older?.url ?? '',
    OLDER_KEY: older?.key ?? '',
    STARTER_FLOWS: installs.map(({ starterFlows }) => starterFlows).join('\n'),
    CHROMIUM_PATH: findChromium(),
  };
}

// An interrupted suite ends its servers too: they are killed when this process exits.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(130));

const started = performance.now();
const installs = installAll();
await buildIfStale();
mkdirSync('.build/reports', { recursive: true });
const tweakbench = await startTweakbench({ TWEAKBENCH_DEMO_PACE: '60', TWEAKBENCH_LOG: 'error' });
const servers: LangflowServer[] = [];
let isGood = false;
try {
  for (const install of installs) {
    console.log(`Langflow ${install.release}: starting`);
    servers.push(await startLangflow(install, { modelUrl: `${tweakbench.url}/v1` }));
  }
  const environment = environmentOf(tweakbench, servers, installs);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  const isContractGood = await succeeds(
    'npx',
    ['vitest', 'run', '--config', 'e2e/langflow/vitest.config.ts', ...reporters],
    environment,
  );
  const isPageGood = await succeeds(
    'npx',
    ['playwright', 'test', '--config', 'e2e/langflow/playwright.config.ts'],
    environment,
  );
  isGood = isContractGood && isPageGood;
} finally {
  await Promise.all([tweakbench.stop(), ...servers.map((server) => server.stop())]);
}

const unit = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .parse(JSON.parse(readFileSync(UNIT_REPORT, 'utf8')));
const { stats } = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number() }) })
  .parse(JSON.parse(readFileSync(PAGE_REPORT, 'utf8')));
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `Against Langflow ${RELEASES.join(' and ')}: ${unit.numPassedTests + stats.expected} passed, ${unit.numFailedTests + stats.unexpected} failed, in ${seconds} s`,
);
process.exitCode = isGood ? 0 : 1;
