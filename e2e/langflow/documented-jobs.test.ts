/** What docs/testing-flows.md has for CI, line by line: the installed Langflow in place of the image, this build in place of the packed file. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { freePort } from '../../scripts/langflow/langflow-start.ts';
import { documentedYaml } from '../../scripts/testing/documented-blocks.ts';
import { type FlowExport, flowExportSchema } from '../../src/contract/flow-export.ts';
import { adoptComponents, readComponentList } from '../../src/flow/rebind/adopt-components.ts';
import { currentLangflow, embeddedServer, flowIds, flowOf, langflowPython } from './servers.ts';
import { ask } from './tested-server.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Replacements for the programs of a CI machine that are missing here. The limit of `timeout` is too short for a
 * machine that runs three Langflows.
 */
const PROGRAMS = `
docker() {
  local settings=() host place
  while [ $# -gt 0 ]; do
    case $1 in
      --volume) IFS=: read -r host place _ <<< "$2"; shift ;;
      --env) settings+=("$2"); shift ;;
    esac
    shift
  done
  env "\${settings[@]/"$place"/"$host"}" "$PYTHON" -m langflow run --host 127.0.0.1 --port "$LANGFLOW_TEST_PORT" --workers 1 --log-level error > langflow.log 2>&1 &
  echo $! > langflow.pid
}
npx() { [ "$1 $2" = '--no tweakbench' ] && shift 2 && node "$PROGRAM" "$@"; }
npm() { :; }
apt-get() { :; }
timeout() { shift; "$@"; }
command -v jq > /dev/null || jq() { node -p "JSON.parse(fs.readFileSync(0, 'utf8'))$2"; }
`;

const workflowSchema = z.looseObject({
  jobs: z.looseObject({ flows: z.looseObject({ steps: z.array(z.looseObject({ run: z.string().optional() })) }) }),
});
const jobSchema = z.looseObject({ 'flow-tests': z.looseObject({ script: z.array(z.string()) }) });

interface Repository {
  path: string;
  /** Runs lines in a shell that ends at the first one that fails. */
  run(lines: string, settings?: Record<string, string>): Promise<{ code: number; output: string }>;
}

/** A checkout with the suite of the page and this flow beside it. */
async function openRepository(suite: string, flow: FlowExport, port: number): Promise<Repository> {
  const path = await mkdtemp(join(tmpdir(), 'tweakbench-jobs-'));
  onTestFinished(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(join(path, 'flows'));
  await writeFile(join(path, 'flows/tone.tests.yaml'), suite);
  await writeFile(join(path, 'flows/tone.json'), JSON.stringify(flow));
  const own = {
    PATH: process.env.PATH ?? '',
    HOME: path,
    PYTHON: langflowPython(),
    PROGRAM: join(root, 'dist/server/tweakbench.js'),
    LANGFLOW_TEST_PORT: String(port),
    LANGFLOW_CONFIG_DIR: join(path, 'langflow'),
    LANGFLOW_SAVE_DB_IN_CONFIG_DIR: 'true',
    LANGFLOW_CREATE_STARTER_PROJECTS: 'false',
    DO_NOT_TRACK: 'true',
    // The model that the flow uses.
    OPENAI_API_KEY: 'none',
    OPENAI_BASE_URL: `${embeddedServer().url}/v1`,
  };
  return {
    path,
    run: async (lines, settings = {}) => {
      const here = lines.replaceAll(/\b(?:127\.0\.0\.1|langflow):7860\b/g, `127.0.0.1:${port}`);
      const child = spawn('bash', ['-eo', 'pipefail', '-c', PROGRAMS + here], {
        cwd: path,
        env: { ...own, ...settings },
      });
      let output = '';
      for (const part of [child.stdout, child.stderr]) part.on('data', (chunk) => (output += String(chunk)));
      const [code] = await once(child, 'close');
      return { code, output };
    },
  };
}

async function endLangflow(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, 'langflow.pid'), 'utf8'));
  const signal = (name: NodeJS.Signals | 0) => {
    try {
      return process.kill(pid, name);
    } catch {
      return false;
    }
  };
  signal('SIGTERM');
  await expect
    .poll(() => signal(0), { timeout: 20_000 })
    .toBe(false)
    .catch(() => signal('SIGKILL'));
}

it('the documented CI jobs pass with a flow of a Langflow, and say what is wrong with a sample', {
  timeout: 900_000,
}, async () => {
  const { suite, github, gitlab } = documentedYaml();
  const current = currentLangflow();
  const exported = await flowOf(current, (await flowIds(current)).get('Tone switcher') ?? '');
  const port = await freePort();
  const repository = await openRepository(suite, exported, port);
  const { steps } = workflowSchema.parse(parse(github)).jobs.flows;
  const [start = '', test = ''] = steps.flatMap(({ run = [] }) => run);

  const started = await repository.run(start, { GITHUB_ENV: join(repository.path, 'env') });
  onTestFinished(() => endLangflow(repository.path));
  expect(started, started.output).toMatchObject({ code: 0 });
  const settings = await readFile(join(repository.path, 'env'), 'utf8');
  const [, key = ''] = /^LANGFLOW_API_KEY=(\S+)\n$/.exec(settings) ?? [];
  expect(started.output).toContain(`::add-mask::${key}\n`);

  const summary = join(repository.path, 'summary.md');
  const onGithub = { LANGFLOW_API_KEY: key, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
  const tested = await repository.run(test, onGithub);
  expect(tested.output).toMatch(/Passed: all 2 cells passed\n$/);
  expect(tested.code).toBe(0);
  expect(await readFile(summary, 'utf8')).toContain('Pirate');
  expect(await readFile(join(repository.path, 'reports/tone.html'), 'utf8')).toContain('Blue sky');

  // Another flow than the one in the folder, so that only the upload can put it on the server.
  const other = { ...exported, id: crypto.randomUUID(), name: 'Uploaded', endpoint_name: null };
  const { script } = jobSchema.parse(parse(gitlab))['flow-tests'];
  const onGitlab = await (await openRepository(suite, other, port)).run(script.join('\n'));
  expect(onGitlab.output).toMatch(/Passed: all 2 cells passed\n$/);
  expect(onGitlab.code).toBe(0);

  const file = await readFile(join(root, 'public/examples/02-tone-switcher.json'), 'utf8');
  const sample = flowExportSchema.parse(JSON.parse(file));
  const list = readComponentList(await (await ask(current, '/api/v1/all')).json());
  const wrong: [FlowExport, RegExp][] = [
    [
      sample,
      /subclass found in the code string.*\. This export has no component code: it is a sample of Tweakbench\. /,
    ],
    [
      adoptComponents(sample, list).flow,
      /Demo API key is required.*\. The demo model is in Tweakbench alone\. Choose a model/,
    ],
  ];
  for (const [flow, said] of wrong) {
    const mine = { ...flow, id: crypto.randomUUID(), endpoint_name: null };
    const failed = await (await openRepository(suite, mine, port)).run(script.join('\n'));
    expect(failed.output).toMatch(said);
    expect(failed.code).toBe(1);
  }
});
