/**
 * `npm run smoke`: the main job and links to it in Firefox and in WebKitGTK, one run on the newest Node and in the image of the Dockerfile.
 * With `-- --whole`, as before a release: a run on each line of Node, the unit tests on the oldest and the newest one, except
 * on that of `npm test`, and the image builds the product itself. Installs what is missing; if it cannot, it says so and
 * skips that check.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { buildIfStale } from './build.ts';
import { endOwned, endWithThisProcess, own } from './langflow/owned-processes.ts';
import { arriveByLinks } from './smoke/arrive-by-links.ts';
import { checkCompose } from './smoke/container/check-compose.ts';
import { runContainer } from './smoke/container/run-container.ts';
import { findOrInstall, type Machine, type Wanted } from './smoke/find-or-install.ts';
import { drivePage } from './smoke/page-driver.ts';
import { runChecks, type SmokeCheck } from './smoke/run-checks.ts';
import { findNode, NODE_VERSIONS, runOnNode } from './smoke/run-on-node.ts';
import { startFirefox } from './smoke/start-firefox.ts';
import { startWebKit } from './smoke/start-webkit.ts';
import { unitTestVersions } from './smoke/unit-test-versions.ts';
import { unitTestsOn } from './smoke/unit-tests-on.ts';
import { visit } from './smoke/visit.ts';
import type { SendCommand } from './smoke/web-driver.ts';
import { canInstallPackages, findProgram, installPackages, updatePackageLists } from './system-programs.ts';

const CHECK_LIMIT_MS = 180_000;
/** Building the image installs all packages. */
const IMAGE_LIMIT_MS = 900_000;
const UNIT_LIMIT_MS = 1_200_000;
/** Words per second: even on a busy machine the answer is seen while it is being written. */
const PACE = '20';
const TOKEN = 'open sesame!';

const started = performance.now();
const say = (line: string) => console.log(`${Math.round((performance.now() - started) / 1000)} s  ${line}`);

let areListsNew = false;
const machine: Machine = {
  find: findProgram,
  canInstall: canInstallPackages,
  install: (packages) => {
    if (!areListsNew) updatePackageLists();
    areListsNew = true;
    return installPackages(['--no-install-recommends', ...packages]);
  },
  say,
};

function visitIn(wanted: Wanted, start: (paths: string[]) => Promise<SendCommand>): SmokeCheck {
  return {
    name: `A visit in ${wanted.name}`,
    prepare: () => {
      const paths = findOrInstall(wanted, machine);
      return paths === null ? null : () => visitWith(() => start(paths));
    },
  };
}

async function visitWith(start: () => Promise<SendCommand>): Promise<true> {
  const page = drivePage(await start());
  await visit(page, await startProduct({}));
  await arriveByLinks(page, await startProduct({ TWEAKBENCH_TOKEN: TOKEN }), TOKEN);
  return true;
}

/** Resolves with its address. */
async function startProduct(settings: Record<string, string>): Promise<string> {
  const product = await startTweakbench({ TWEAKBENCH_DEMO_PACE: PACE, TWEAKBENCH_LOG: 'error', ...settings });
  own({ stop: product.stop, kill: () => product.process.kill('SIGKILL') });
  return product.url;
}

const firefox = { name: 'Firefox', programs: [['firefox-esr', 'firefox']], packages: ['firefox-esr'] };
const webKit = {
  name: 'WebKitGTK',
  programs: [['WebKitWebDriver'], ['Xvfb']],
  packages: ['webkit2gtk-driver', 'xvfb'],
};
const compose = { name: 'Docker Compose', programs: [['docker-compose']], packages: ['docker-compose'] };
const containers = { name: 'Podman', programs: [['podman'], ['runc']], packages: ['podman', 'runc', 'netavark'] };
const isWhole = process.argv.includes('--whole');
const checks: SmokeCheck[] = [
  visitIn(firefox, ([program = '']) => startFirefox(program)),
  visitIn(webKit, ([driver = '', xvfb = '']) => startWebKit(driver, xvfb)),
  ...(isWhole ? NODE_VERSIONS : NODE_VERSIONS.slice(-1)).map((version) => ({
    name: `A run on Node ${version}`,
    prepare: () => {
      const node = findNode(version, say);
      return node === null ? null : () => runOnNode(node);
    },
  })),
  ...(isWhole ? unitTestVersions(process.versions.node) : []).map((version) => ({
    name: `Unit tests on Node ${version}`,
    limitMs: UNIT_LIMIT_MS,
    prepare: () => {
      const node = findNode(version, say);
      return node === null ? null : () => unitTestsOn(node);
    },
  })),
  {
    name: 'compose.yaml, read by Docker Compose',
    prepare: () => {
      const [path] = findOrInstall(compose, machine) ?? [];
      return path === undefined ? null : async () => checkCompose(path, say);
    },
  },
  {
    name: 'The image, built and run',
    limitMs: IMAGE_LIMIT_MS,
    prepare: () => {
      const [podman, runtime] = findOrInstall(containers, machine) ?? [];
      return podman === undefined || runtime === undefined
        ? null
        : () => runContainer({ podman, runtime, isWhole, say });
    },
  },
];

endWithThisProcess();
await buildIfStale();
const report = await runChecks(checks, { limitMs: CHECK_LIMIT_MS, say, cleanUp: endOwned });
mkdirSync('.build/reports', { recursive: true });
writeFileSync('.build/reports/smoke.json', JSON.stringify(report));
say(`Smoke: ${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests} skipped`);
process.exit(report.success ? 0 : 1);
