import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The root of the project, from the built server and from its sources. */
const ROOTS = ['../..', '../../..'];

/** True in a copy of the project, which has the scripts of its package.json; an installed package has none. */
export function hasScripts(folder = import.meta.dirname): boolean {
  return ROOTS.some((root) => existsSync(resolve(folder, root, 'scripts/start-langflow.ts')));
}
