/** Packs the product as npm does and installs it in an empty folder. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const lockSchema = z.looseObject({ packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional() })) });

/** The package with its dependencies in our own versions, which `npm ci` has usually left in npm's cache. */
async function writeLock(home: string, source: string): Promise<void> {
  const { packages } = lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const { devDependencies: _dev, ...own } = packages[''] ?? {};
  const needed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const dependencies = { tweakbench: source };
  const lock = {
    lockfileVersion: 3,
    packages: {
      '': { dependencies },
      'node_modules/tweakbench': { ...own, resolved: source },
      ...Object.fromEntries(needed),
    },
  };
  await writeFile(join(home, 'package.json'), JSON.stringify({ dependencies }));
  await writeFile(join(home, 'package-lock.json'), JSON.stringify(lock));
}

/** Returns the path of its `node_modules`. */
export async function installPackage(folder: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  // The output of the build comes first.
  const [packed] = z
    .array(z.looseObject({ filename: z.string() }))
    .parse(JSON.parse(stdout.slice(stdout.indexOf('[\n'))));
  const home = join(folder, 'empty');
  await mkdir(home);
  await writeLock(home, `file:${join(folder, packed?.filename ?? '')}`);
  await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: home });
  return join(home, 'node_modules');
}
