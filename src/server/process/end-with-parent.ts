/**
 * Ends this process in order when its parent ends. npm passes a signal to the shell between it and its command, which dies of it
 * and passes nothing on; the command would run on unseen.
 */
const CHECK_MS = 200;

export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS).unref();
}
