/**
 * Only one page runs a result, whatever the browser or the machine: it holds a lease of the server, which it renews
 * again and again.
 */
import { errorMessage } from '#contract/error-message.ts';
import { leaseSchema } from '#contract/workspace/result.ts';
import { readAnswer, type WorkspaceClient } from '../history/workspace-client.ts';
import { leaseHolder } from './lease-holder.ts';
import { BEAT_MS, renewLease } from './renew-lease.ts';

/**
 * After this part of the lease a page that cannot reach the server stops, because another page may begin once the lease
 * is over.
 */
const SAFE = 3 / 4;
/** Why a run stops whose result is gone. */
export const DELETED = 'The result was deleted meanwhile, here or elsewhere.';

export interface ResultLease {
  term: number;
  /** Aborts with an Error when another page may run the result. */
  lost: AbortSignal;
  /** Call it when the server has answered a request under the lease, which renews it. */
  beat: () => void;
  lose: (why?: string) => void;
  release: () => Promise<void>;
}

/** `elsewhere` says that another page runs it. Null if another page holds it. */
export async function takeLease(
  workspaceClient: WorkspaceClient,
  result: string,
  elsewhere: string,
): Promise<ResultLease | null> {
  const path = `/results/${result}/lease`;
  const holder = leaseHolder();
  const answer = await workspaceClient(path, { method: 'PUT', body: { holder } });
  if (answer.status === 409) return null;
  const { term, leaseMs } = readAnswer(leaseSchema, answer);
  const controller = new AbortController();
  let heardAt = Date.now();
  const beat = () => {
    heardAt = Date.now();
  };
  const lose = (why = elsewhere) => {
    end();
    controller.abort(new Error(why));
  };
  const renew = async () => {
    try {
      const next = await workspaceClient(path, { method: 'PUT', body: { holder, term }, timeoutMs: BEAT_MS });
      if (next.status === 404) return lose(DELETED);
      if (next.status === 409) return lose();
      readAnswer(leaseSchema, next);
      beat();
    } catch (error) {
      if (Math.abs(Date.now() - heardAt) > leaseMs * SAFE) lose(errorMessage(error));
    }
  };
  const give = async (isLast: boolean) => {
    await workspaceClient(`${path}?holder=${holder}`, { method: 'DELETE', isLast }).catch(() => undefined);
  };
  const end = renewLease({ renew, giveBack: () => void give(true) });
  return {
    term,
    lost: controller.signal,
    beat,
    lose,
    async release() {
      end();
      await give(false);
    },
  };
}
