/**
 * A process that requests /health all the time. On any message it replies with the longest wait (ms) since the last
 * message. Time in which the server was ready to work but other programs had the processor does not count.
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

/** Milliseconds that the server's main thread has waited for a processor; 0 when the system does not say. */
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
  // An answer that was pending at the message still counts.
  if (isAsked) {
    process.send?.(longest);
    isAsked = false;
    longest = 0;
  }
  await wait(EVERY_MS);
}
