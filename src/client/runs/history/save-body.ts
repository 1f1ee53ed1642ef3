/** The body of a save as JSON, written in steps: a large run at once would block the page for long. */
import type { StoredRun } from './run-history.ts';

/** Items of a list, such as events, that are written together. */
const STEP = 2_000;

export async function saveBody({ run, summary: { change, name, isPinned } }: StoredRun): Promise<Blob> {
  const parts = ['{"run":{'];
  let comma = '';
  for (const [key, value] of Object.entries(run)) {
    if (value === undefined) continue;
    parts.push(`${comma}${JSON.stringify(key)}:`);
    comma = ',';
    if (Array.isArray(value)) await writeList(value, parts);
    else parts.push(JSON.stringify(value));
    await nextTask();
  }
  parts.push(`},${JSON.stringify({ change, name, isPinned }).slice(1)}`);
  return new Blob(parts, { type: 'application/json' });
}

async function writeList(list: readonly unknown[], parts: string[]): Promise<void> {
  parts.push('[');
  for (let from = 0; from < list.length; from += STEP) {
    if (from > 0) {
      parts.push(',');
      await nextTask();
    }
    parts.push(JSON.stringify(list.slice(from, from + STEP)).slice(1, -1));
  }
  parts.push(']');
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
