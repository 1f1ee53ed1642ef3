/** Programs of this machine: found in PATH, or installed without asking. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Longer than any download that makes progress. */
const INSTALL_LIMIT_MS = 600_000;

/** Path of the first of `names` that is in a folder of `path`; null when none is. */
export function findProgram(names: readonly string[], path = process.env.PATH ?? ''): string | null {
  const folders = path.split(delimiter);
  for (const name of names) {
    const folder = folders.find((candidate) => existsSync(join(candidate, name)));
    if (folder !== undefined) return join(folder, name);
  }
  return null;
}

/** Runs a command to its end and shows its output. */
export function succeeds(command: string, args: string[]): boolean {
  // A package that asks a question uses its default.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'inherit', timeout: INSTALL_LIMIT_MS, env }).status === 0;
}

/** True when apt-get can install: as root on Debian. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

export function updatePackageLists(): void {
  succeeds('apt-get', ['update', '-q']);
}

/** `args` are names of Debian packages, after options. False when one of them is not available. */
export function installPackages(args: readonly string[]): boolean {
  return succeeds('apt-get', ['install', '-y', '-q', ...args]);
}
