/** Remembers the run in progress in the session storage, so that the page can tell after a reload that it was interrupted. */
import type { Run } from '#run/model/run.ts';

const KEY = 'tweakbench.going.1';

/** Returns a function that removes the note; call it when the run is stored. */
export function noteRunInProgress({ id, plan }: Pick<Run, 'id' | 'plan'>): () => void {
  const worksOn = plan.requests.some(({ stopReachesServer }) => !stopReachesServer);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([id, worksOn]));
  } catch {
    // Then the page can only say after a reload that the run is missing.
  }
  return () => {
    if (readNote()?.[0] === id) sessionStorage.removeItem(KEY);
  };
}

/** For a run that was interrupted by a reload: whether its server may still be working on it. Null for other runs. */
export function readInterrupted(id: string | null): { worksOn: boolean } | null {
  const [going, worksOn] = readNote() ?? [];
  return id !== null && going === id ? { worksOn: worksOn === true } : null;
}

function readNote(): unknown[] | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
