/**
 * Ends this process when its parent ends. npm passes a signal to the shell between it and its command; the shell dies
 * of it and does not pass it on, so the command would keep running unseen.
 */
const CHECK_MS = 200;

export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS).unref();
}
