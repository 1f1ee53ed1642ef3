import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProcessFigures {
  /** Resident bytes. */
  memory: number;
  /** Open files and sockets. */
  handles: number;
}

const SAMPLES = 20;
const APART_MS = 500;

/**
 * What the process uses, on Linux: the least of 10 s, with its garbage collected before each reading
 * (`collect-on-signal.mjs`), because what V8 has not collected yet goes up and down by tens of megabytes.
 */
export async function readProcess(pid: number): Promise<ProcessFigures> {
  const memory: number[] = [];
  const handles: number[] = [];
  for (let count = 0; count < SAMPLES; count += 1) {
    process.kill(pid, 'SIGUSR2');
    await pause(APART_MS);
    memory.push(await residentBytes(pid));
    handles.push((await readdir(`/proc/${pid}/fd`)).length);
  }
  return { memory: Math.min(...memory), handles: Math.min(...handles) };
}

/** Resident bytes of a process now, on Linux. */
export async function residentBytes(pid: number): Promise<number> {
  const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
