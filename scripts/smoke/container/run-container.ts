/** The image of the Dockerfile, built and run as README says: no root user, nothing to write to but its volume. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorMessage } from '../../../src/contract/error-message.ts';
import { runsAFlow, type ServerRequest } from '../runs-a-flow.ts';
import { findNpm, makeBaseImage } from './base-image.ts';
import { openPodman } from './podman.ts';

const BASE = 'node:22-slim';
const IMAGE = 'tweakbench';
const KEY = 'key-of-this-container';
const SETTINGS = { TWEAKBENCH_TOKEN: 'token-of-this-container', TWEAKBENCH_API_KEY: KEY };
const READY_TRIES = 120;

/** The npm settings of this machine that `npm ci` in the image needs to reach the registry. */
function npmSettings(): string[] {
  const value = (name: string) => execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim();
  const inImage = { userconfig: '/root/.npmrc', globalconfig: '/usr/etc/npmrc', cafile: value('cafile') };
  return Object.entries(inImage).flatMap(([name, path]) => {
    const file = value(name);
    return existsSync(file) ? ['--volume', `${file}:${path}:ro`] : [];
  });
}

/** What the Dockerfile's stage "build" ends with, made of this machine's dist/ in a minute less. Returns its root folder. */
function makeBuildStage(): string {
  const folder = resolve('.build/build-stage');
  const app = join(folder, 'app');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'dist']) cpSync(name, join(app, name), { recursive: true });
  execFileSync('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: app, stdio: 'ignore' });
  return folder;
}

interface RunContainerOptions {
  /** Paths of the programs. */
  podman: string;
  runtime: string;
  /** Whether the image builds the product too, instead of taking what this machine has built from the same sources. */
  isWhole: boolean;
  say: (line: string) => void;
}

/**
 * Builds and runs the image. Resolves with false when this machine can run no container at all, such as a sandbox without
 * mounts. Throws when a step fails; `say` gets its size.
 */
export async function runContainer({ podman: program, runtime, isWhole, say }: RunContainerOptions): Promise<boolean> {
  const podman = openPodman(program, runtime);
  const folder = resolve('.build/base-image');
  makeBaseImage(folder, findNpm());
  // Without images of the steps in between, which nothing uses: each would be a copy of all packages.
  const options = ['--quiet', '--layers=false', '--isolation', 'chroot', '--pull=never'];
  const build = (args: string[]) => podman.run(['build', ...options, ...args]);
  await build(['--tag', BASE, folder]);
  const isolated = ['--network=none', '--read-only', '--read-only-tmpfs=false', ...podman.limits];
  try {
    await podman.run(['run', '--rm', ...isolated, BASE, 'node', '--version']);
  } catch (error) {
    say(`The image skipped: no container runs here. ${errorMessage(error)}`);
    return false;
  }
  const stage = isWhole ? npmSettings() : ['--build-context', `build=${makeBuildStage()}`];
  await build([...podman.limits, ...stage, '--format', 'docker', '--tag', IMAGE, '.']);
  const [base = 0, whole = 0] = await Promise.all(
    [BASE, IMAGE].map(async (name) => Number(await podman.run(['image', 'inspect', '--format', '{{.Size}}', name]))),
  );
  say(`The image adds ${Math.round((whole - base) / 1e6)} MB to its base`);

  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const start = () => podman.run(['run', '--detach', ...isolated, '--volume', 'stored:/data', ...settings, IMAGE]);
  const inside = (id: string, args: string[]) => podman.run(['exec', id.trim(), ...args]);
  const evaluate = (id: string, script: string) => inside(id, ['node', '--input-type=module', '-e', script]);
  const ask = (id: string, path: string, init: ServerRequest) => {
    const request = JSON.stringify({ ...init, headers: { ...init.headers, 'x-api-key': KEY } });
    const fetched = `await fetch('http://127.0.0.1:4747${path}', ${request})`;
    return evaluate(id, `const r = ${fetched}; if (!r.ok) throw r.status; console.log(await r.text())`);
  };

  const first = await start();
  await untilHealthy(() => podman.run(['healthcheck', 'run', first.trim()]));
  await runsAFlow((path, init) => ask(first, path, init));
  const user = await evaluate(first, 'console.log(process.getuid())');
  if (user.trim() === '0') throw new Error('The container runs as root');
  const isWritten = await inside(first, ['sh', '-c', 'echo x > /app/written']).then(
    () => true,
    () => false,
  );
  if (isWritten) throw new Error('The container could write into /app');
  await endsInOrder(first);

  // The next container has what the first one wrote into the volume.
  const second = await start();
  await untilHealthy(() => podman.run(['healthcheck', 'run', second.trim()]));
  const messages = await ask(second, '/api/v1/monitor/messages', { headers: {} });
  if (!messages.includes('Introduce Ada.'))
    throw new Error('The volume did not keep the messages of the first container');
  await endsInOrder(second);
  return true;

  async function endsInOrder(id: string): Promise<void> {
    await podman.run(['stop', id.trim()]);
    const code = await podman.run(['inspect', '--format', '{{.State.ExitCode}}', id.trim()]);
    if (code.trim() !== '0')
      throw new Error(`The container ended with ${code.trim()}: ${await podman.run(['logs', id.trim()])}`);
  }
}

async function untilHealthy(check: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await check();
      return;
    } catch (error) {
      if (tries === READY_TRIES) throw error;
      await pause(500);
    }
  }
}
