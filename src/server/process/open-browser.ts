/** Opens an address in the default browser. */
import { spawn } from 'node:child_process';

const COMMANDS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Resolves with false when the system could not: there may be no browser, as on a server. The browser outlives this process. */
export function openBrowser(url: string): Promise<boolean> {
  const [command, ...before] = COMMANDS[process.platform] ?? ['xdg-open'];
  return new Promise((done) => {
    const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
    child.unref();
  });
}
