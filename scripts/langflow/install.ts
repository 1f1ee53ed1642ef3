/**
 * Installs a Langflow into an ignored folder, with a pinned uv: a virtual environment, and the packages of a committed lock file;
 * of a release without one what uv resolves today.
 */
import { type StdioOptions, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startOwned } from './owned-processes.ts';

/** Releases with a lock file. 0.7.3 is the base of the 1.7 line. */
export const LANGFLOW_RELEASES = ['1.13.0', '0.7.3'] as const;

export type LangflowRelease = (typeof LANGFLOW_RELEASES)[number];

const UV_VERSION = '0.13.9';
const installs = resolve(import.meta.dirname, '../../.langflow');
const MIN_PYTHON = [3, 10] as const;
const MAX_MINOR = 13;

/** The programs of an installed release. */
export interface LangflowInstall {
  release: string;
  /** Its Python. The server is `python -m langflow`, since older bases install no such command. */
  python: string;
  /** The folder of the starter flows that it ships. */
  starterFlows: string;
}

interface InstallOptions {
  /** Called with a line for each step. */
  say(line: string): void;
  /** Shows the installer's own progress; for a single installation on a terminal. */
  showProgress?: boolean;
}

/** Runs a program of the installation to its end and returns its output. Throws with its last lines. */
async function mustRun(
  command: string,
  args: string[],
  what: string,
  { showsErrors = false, env = process.env }: { showsErrors?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const stdio: StdioOptions = ['ignore', 'pipe', showsErrors ? 'inherit' : 'pipe'];
  const { child, closed } = startOwned(command, args, { stdio, env });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk.toString()}`.slice(-4_000);
  });
  const code = await closed;
  if (code === 0) return output;
  const lastLines = errors.trim().split('\n').slice(-6).join('\n');
  throw new Error(`${what} failed${lastLines === '' ? '' : `: ${lastLines}`}`);
}

/** A Python that is new enough and has the venv module. Otherwise throws one clear line. */
export function findPython(): string {
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']) {
    const question = 'import sys, venv, ensurepip; print(sys.version_info[0], sys.version_info[1])';
    const { status, stdout } = spawnSync(name, ['-c', question], { encoding: 'utf8' });
    const [major = 0, minor = 0] = status === 0 ? stdout.trim().split(' ').map(Number) : [];
    if (major === MIN_PYTHON[0] && minor >= MIN_PYTHON[1] && minor <= MAX_MINOR) return name;
  }
  throw new Error('Langflow needs Python 3.10 to 3.13 with the venv module, but none was found');
}

interface InstallTarget {
  folder: string;
  /** What pip is asked for. */
  wanted: string[];
  /** The file that lists what was resolved; null for a release with a lock. */
  resolved: string | null;
  python: string;
  /** The stamp that a complete installation must have. */
  stamp: string;
  stampFile: string;
  isInstalled: boolean;
}

/** `release` is a version of langflow-base, such as 1.14.0.dev7. Throws for what is none. */
function targetOf(release: string): InstallTarget {
  if (!/^\d{1,4}(?:\.\d{1,4}){1,3}(?:\.?(?:a|b|rc|dev|post)\d{1,6})*$/.test(release))
    throw new Error(`"${release}" is no version of langflow-base, such as 1.13.0 or 1.14.0.dev7`);
  const folder = join(installs, release);
  const lock = join(import.meta.dirname, 'requirements', `${release}.txt`);
  const isLocked = existsSync(lock);
  // Its Language Model needs the second, which a base does not bring.
  const unlocked = ['--prerelease', 'if-necessary', `langflow-base==${release}`, 'langchain-openai'];
  const stamp = createHash('sha256')
    .update(`uv==${UV_VERSION}`)
    .update(isLocked ? readFileSync(lock) : unlocked.join(' '))
    .digest('hex');
  const stampFile = join(folder, 'tweakbench-stamp');
  return {
    folder,
    wanted: isLocked ? ['-r', lock] : unlocked,
    resolved: isLocked ? null : join(folder, 'resolved.txt'),
    python: join(folder, 'bin', 'python'),
    stamp,
    stampFile,
    isInstalled: existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp,
  };
}

/** What a line of Python prints. */
async function askPython(python: string, question: string): Promise<string> {
  return (await mustRun(python, ['-c', question], 'Asking Python for its folders')).trim();
}

async function describeInstall(release: string, { python }: InstallTarget): Promise<LangflowInstall> {
  const site = await askPython(python, 'import sysconfig; print(sysconfig.get_paths()["purelib"])');
  const inside = (path: string) => join(site, path);
  return {
    release,
    python,
    starterFlows: inside('langflow/initial_setup/starter_projects'),
  };
}

/** The installation made by an earlier call of `installLangflow`; null when there is none. */
export async function installedLangflow(release: LangflowRelease): Promise<LangflowInstall | null> {
  const target = targetOf(release);
  return target.isInstalled ? describeInstall(release, target) : null;
}

/** The promise of the one uv that installs both releases. */
let uv: Promise<string> | undefined;

/** Path of the pinned uv, which pip installs into a virtual environment of its own. */
async function makeUv(): Promise<string> {
  const folder = join(installs, `uv-${UV_VERSION}`);
  const program = join(folder, 'bin', 'uv');
  if (existsSync(program)) return program;
  // Under another name until it is whole.
  const made = `${folder}-new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  await mustRun(findPython(), ['-m', 'venv', made], 'Creating the virtual environment');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `uv==${UV_VERSION}`];
  await mustRun(join(made, 'bin', 'python'), pip, 'Installing uv');
  renameSync(made, folder);
  return program;
}

/** Python compiles a module when it is first imported, which would double the time of the first start. */
async function compileModules(python: string): Promise<void> {
  // Empty is off: some images set it for Python.
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '' };
  await mustRun(python, ['-c', 'import langflow.main'], 'Importing Langflow', { env });
}

/** Installs `release` unless its stamp is there. */
export async function installLangflow(
  release: string,
  { say, showProgress = false }: InstallOptions,
): Promise<LangflowInstall> {
  const target = targetOf(release);
  const { folder, wanted, resolved, python, stamp, stampFile, isInstalled } = target;
  if (!isInstalled) {
    const started = performance.now();
    // By its path: uv takes a name for any Python of that version, such as one of its own.
    const base = await askPython(findPython(), 'import sys; print(sys.executable)');
    rmSync(folder, { recursive: true, force: true });
    say(`Langflow ${release}: installing its packages, about a gigabyte; this takes a minute or two`);
    uv ??= makeUv();
    const installer = await uv;
    await mustRun(installer, ['venv', '--quiet', '--python', base, folder], 'Creating the virtual environment');
    const quiet = showProgress ? [] : ['--quiet'];
    await mustRun(installer, ['pip', 'install', ...quiet, '--python', python, ...wanted], 'Installing the packages', {
      showsErrors: showProgress,
    });
    await compileModules(python);
    if (resolved !== null)
      writeFileSync(resolved, await mustRun(installer, ['pip', 'freeze', '--python', python], 'Listing the packages'));
    writeFileSync(stampFile, stamp);
    say(`Langflow ${release}: installed in ${Math.round((performance.now() - started) / 1000)} s`);
  }
  if (resolved !== null) say(resolvedSentence(release, resolved));
  return describeInstall(release, target);
}

/** The packages that decide how the server behaves, and where all are listed. */
function resolvedSentence(release: string, file: string): string {
  const all = readFileSync(file, 'utf8').trim().split('\n');
  const own = all.filter((line) => /^(?:langflow|lfx|langchain-(?:core|openai))\b/.test(line));
  return `Langflow ${release} has no lock file here; uv resolved ${own.join(', ')}, and ${all.length - own.length} more: ${file}`;
}
