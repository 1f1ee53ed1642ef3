/** A root filesystem that replaces `node:22-slim` where no image can be pulled: this machine's Node, npm and C library. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What the steps of the Dockerfile call. */
const PROGRAMS = ['sh', 'env', 'mkdir', 'chown'];
/** Parts of Node and of its packages load these by name, so that `ldd` does not list them. */
const LIBRARIES = ['libc6', 'libgcc-s1', 'libstdc++6'];
const FOLDERS = ['tmp', 'root', 'proc', 'sys', 'dev', 'run', 'etc', 'usr/bin', 'home/node'];
const FILES = {
  'etc/passwd': 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n',
  'etc/group': 'root:x:0:\nnode:x:1000:\n',
  Containerfile: 'FROM scratch\nCOPY root /\n',
};

const linesOf = (command: string, args: string[]): string[] =>
  execFileSync(command, args, { encoding: 'utf8' }).split('\n');

/**
 * Fills `folder`, which is emptied first: a Containerfile, and in `root` what it copies. Needs Debian. `npm` is the folder
 * of npm. Throws when a program is missing.
 */
export function makeBaseImage(folder: string, npm: string): void {
  rmSync(folder, { recursive: true, force: true });
  const root = join(folder, 'root');
  for (const name of FOLDERS) mkdirSync(join(root, name), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(name === 'Containerfile' ? folder : root, name), text);
  }
  const copy = (from: string, to: string) => {
    if (existsSync(join(root, to))) return;
    mkdirSync(dirname(join(root, to)), { recursive: true });
    cpSync(realpathSync(from), join(root, to), { recursive: true });
  };
  const programs = PROGRAMS.map((name) => ({ path: `/bin/${name}`, to: [`/bin/${name}`, `/usr/bin/${name}`] }));
  for (const { path, to } of [...programs, { path: process.execPath, to: ['/usr/bin/node'] }]) {
    for (const target of to) copy(path, target);
    for (const line of linesOf('ldd', [path])) {
      const [library] = /\/\S+/.exec(line) ?? [];
      if (library !== undefined) copy(library, library);
    }
  }
  for (const file of linesOf('dpkg', ['-L', ...LIBRARIES])) {
    if (/\/lib\S*\/[^/]+\.so(?:\.[\d.]+)?$/.test(file) && existsSync(file) && statSync(file).isFile()) copy(file, file);
  }
  copy(npm, '/usr/lib/node_modules/npm');
  const start = '#!/bin/sh\nexec node /usr/lib/node_modules/npm/bin/npm-cli.js "$@"\n';
  writeFileSync(join(root, 'usr/bin/npm'), start, { mode: 0o755 });
}

/** Folder of the npm that runs this script, or of the one beside this Node. Throws when there is none. */
export function findNpm(): string {
  const running = process.env.npm_execpath;
  const cli = running?.endsWith('npm-cli.js') ? running : realpathSync(join(dirname(process.execPath), 'npm'));
  return resolve(dirname(cli), '..');
}
