/** The component of an input that is shown before one is chosen. */
import type { InsideComponent } from './inside-input.ts';

/** One that failed; else the last that asked a model; else the last that wrote text; else the last that ran. */
export function chosenAtFirst(components: readonly InsideComponent[]): InsideComponent | null {
  return (
    components.find(({ row, times }) => row?.state === 'failed' || times.some(({ error }) => error !== undefined)) ??
    components.findLast(({ times }) => times.some(({ calls }) => calls.some(({ kind }) => kind === 'model'))) ??
    components.findLast(({ row }) => row !== null && (row.model !== null || row.firstTextMs !== null)) ??
    components.findLast(({ row, absent }) => row !== null && absent === null) ??
    components.at(-1) ??
    null
  );
}
