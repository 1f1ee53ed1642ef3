/** Programs of this machine: found in PATH, and installed where that can be done without asking anybody. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Longer than any download takes that gets on at all. */
const INSTALL_LIMIT_MS = 600_000;

/** Path of the first of `names` that is in one of the folders of `path`; null when none is. */
export function findProgram(names: readonly string[], path = process.env.PATH ?? ''): string | null {
  const folders = path.split(delimiter);
  for (const name of names) {
    const folder = folders.find((candidate) => existsSync(join(candidate, name)));
    if (folder !== undefined) return join(folder, name);
  }
  return null;
}

/** Runs a command to its end, with its output shown. */
export function succeeds(command: string, args: string[]): boolean {
  // A package that has a question takes its own answer.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', timeout: INSTALL_LIMIT_MS, env }).status === 0;
}

/** True where apt-get installs: as root on a Debian. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

export function updatePackageLists(): void {
  succeeds('apt-get', ['update', '-q']);
}

/** `args` are names of Debian's packages, and options before them. False when one of them cannot be had. */
export function installPackages(args: readonly string[]): boolean {
  return succeeds('apt-get', ['install', '-y', '-q', ...args]);
}
