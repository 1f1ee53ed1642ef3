/** Remembers the run in progress in the session storage, so that the page can tell after a reload that it was interrupted. */
import type { Run } from '#run/model/run.ts';

const KEY = 'tweakbench.going.1';

/** Returns a function that removes the note; call it when the run is stored. */
export function noteRunInProgress({ id, plan }: Pick<Run, 'id' | 'plan'>): () => void {
  const worksOn = plan.requests.some(({ stopReachesServer }) => !stopReachesServer);
  const mayWait = plan.requests.some(({ expect }) => expect?.asking !== undefined);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([id, worksOn, mayWait]));
  } catch {
    // Without the note, the page can only say after a reload that the run is missing.
  }
  return () => {
    if (readNote()?.[0] === id) sessionStorage.removeItem(KEY);
  };
}

export interface Interruption {
  /** True if the server may still be working on it. */
  worksOn: boolean;
  /** True if a job on the server may still wait for a decision. */
  mayWait: boolean;
}

/** The note about a run that a reload has interrupted; null for other runs. */
export function readInterrupted(id: string | null): Interruption | null {
  const [going, worksOn, mayWait] = readNote() ?? [];
  return id !== null && going === id ? { worksOn: worksOn === true, mayWait: mayWait === true } : null;
}

function readNote(): unknown[] | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
