/** `npm start`: builds when the sources have changed since the last build, then starts the server in this process. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.ts';

const PARENT_CHECK_MS = 200;

await buildIfStale();
await import(pathToFileURL(resolve(import.meta.dirname, '../dist/server/tweakbench.js')).href);

// npm passes a signal to the shell between it and this process, which dies of it and passes nothing on.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, PARENT_CHECK_MS).unref();
