/** Which run this tab is busy with, noted where a page that is loaded anew finds it: that page no longer has the run. */
import type { Run } from '#run/model/run.ts';

const KEY = 'tweakbench.going.1';

/** Returns what takes the note away again, once the run is kept. */
export function noteGoing({ id, plan }: Pick<Run, 'id' | 'plan'>): () => void {
  const worksOn = plan.requests.some(({ stopReachesServer }) => !stopReachesServer);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([id, worksOn]));
  } catch {
    // A reload then says no more than that the run is not here.
  }
  return () => {
    if (readGoing()?.[0] === id) sessionStorage.removeItem(KEY);
  };
}

/** What became of a run that the page does not have: whether its server may work on. Null where no reload cut it off. */
export function readInterrupted(id: string | null): { worksOn: boolean } | null {
  const [going, worksOn] = readGoing() ?? [];
  return id !== null && going === id ? { worksOn: worksOn === true } : null;
}

function readGoing(): unknown[] | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
