/** A process of its own that asks for /health all the time; told anything, it says the longest wait (ms) since it was told last. */
import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 20;
const [url = ''] = process.argv.slice(2);
let longest = 0;
let isAsked = false;

process.on('message', () => {
  isAsked = true;
});
process.on('disconnect', () => process.exit(0));

for (;;) {
  const start = performance.now();
  const response = await fetch(`${url}/health`);
  await response.arrayBuffer();
  longest = Math.max(longest, performance.now() - start);
  // An answer that was waited for when it was told still counts.
  if (isAsked) {
    process.send?.(longest);
    isAsked = false;
    longest = 0;
  }
  await wait(EVERY_MS);
}
