/** Installs a pinned Langflow into an ignored folder: a venv, a pinned uv, and the packages of a committed lock. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Releases that there is a lock for. 0.7.3 is the base of the 1.7 line. */
export type LangflowRelease = '1.13.0' | '0.7.3';

const UV = 'uv==0.13.9';
const root = resolve(import.meta.dirname, '../..');
const MIN_PYTHON = [3, 10] as const;

/** The programs of an installed release. */
export interface LangflowInstall {
  release: LangflowRelease;
  /** Its Python; the server is `python -m langflow`, since older bases install no command of that name. */
  python: string;
  /** Where the package keeps the starter flows that it ships. */
  starterFlows: string;
}

function run(command: string, args: string[]): SpawnSyncReturns<string> {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

function mustRun(command: string, args: string[], what: string): string {
  const { status, stdout, stderr, error } = run(command, args);
  if (status === 0) return stdout;
  const lastLines = `${stderr ?? ''}`.trim().split('\n').slice(-6).join('\n');
  throw new Error(`${what} failed: ${error?.message ?? lastLines}`);
}

/** A Python that is new enough and has the venv module. Throws one clear line otherwise. */
function findPython(): string {
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']) {
    const { status, stdout } = run(name, [
      '-c',
      'import sys, venv, ensurepip; print(sys.version_info[0], sys.version_info[1])',
    ]);
    const [major = 0, minor = 0] = status === 0 ? stdout.trim().split(' ').map(Number) : [];
    if (major === MIN_PYTHON[0] && minor >= MIN_PYTHON[1] && minor <= 13) return name;
  }
  throw new Error('A Langflow needs Python 3.10 to 3.13 with the venv module, and none was found');
}

/** Installs `release` if its stamp is not there yet. `say` gets a line of progress for each step. */
export function installLangflow(release: LangflowRelease, say: (line: string) => void): LangflowInstall {
  const folder = join(root, '.langflow', release);
  const lock = join(import.meta.dirname, 'requirements', `${release}.txt`);
  const stamp = createHash('sha256').update(UV).update(readFileSync(lock)).digest('hex');
  const stampFile = join(folder, 'tweakbench-stamp');
  const bin = join(folder, 'bin');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    const python = findPython();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    say(`Langflow ${release}: making a virtual environment`);
    mustRun(python, ['-m', 'venv', folder], 'Making the virtual environment');
    mustRun(
      join(bin, 'python'),
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', UV],
      `Installing ${UV}`,
    );
    say(`Langflow ${release}: installing its packages, about a gigabyte; this takes a minute or two`);
    mustRun(
      join(bin, 'uv'),
      ['pip', 'install', '--quiet', '--python', join(bin, 'python'), '-r', lock],
      'Installing the packages',
    );
    writeFileSync(stampFile, stamp);
  }
  const site = mustRun(
    join(bin, 'python'),
    ['-c', 'import sysconfig; print(sysconfig.get_paths()["purelib"])'],
    'Asking Python for its folders',
  );
  return {
    release,
    python: join(bin, 'python'),
    starterFlows: join(site.trim(), 'langflow/initial_setup/starter_projects'),
  };
}
