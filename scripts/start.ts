/** `npm start`: builds when the sources have changed since the last build, then starts the server in this process. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithParent } from '../src/server/process/end-with-parent.ts';
import { buildIfStale } from './build.ts';

await buildIfStale();
await import(pathToFileURL(resolve(import.meta.dirname, '../dist/server/tweakbench.js')).href);
endWithParent();
