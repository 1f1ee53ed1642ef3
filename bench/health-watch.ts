/**
 * A process of its own that asks for /health all the time; told anything, it says the longest wait (ms) since it was told last.
 * The time for which the server would have worked, but other programs had the processor, does not count.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 20;
const [url = '', pid = ''] = process.argv.slice(2);
let longest = 0;
let isAsked = false;

process.on('message', () => {
  isAsked = true;
});
process.on('disconnect', () => process.exit(0));

/** ms that the server's main thread has waited for a processor; 0 where the system does not say. */
function queuedMs(): number {
  try {
    const [, queued] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(queued) / 1e6;
  } catch {
    return 0;
  }
}

for (;;) {
  const queued = queuedMs();
  const start = performance.now();
  const response = await fetch(`${url}/health`);
  await response.arrayBuffer();
  longest = Math.max(longest, performance.now() - start - (queuedMs() - queued));
  // An answer that was waited for when it was told still counts.
  if (isAsked) {
    process.send?.(longest);
    isAsked = false;
    longest = 0;
  }
  await wait(EVERY_MS);
}
