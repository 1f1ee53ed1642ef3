/** The answers under way on this server: closed when their demo is, also by another server, and reported as alive meanwhile. */
import type { Logger } from 'pino';
import type { DemoState, DemoStore } from '../workspace/demos/demo-store.ts';
import { type QuestionStore, SILENT_MS } from '../workspace/demos/question-store.ts';

/** A demo that was revoked on another server is noticed within this time. */
const CHECK_MS = 400;
const BEAT_MS = SILENT_MS / 3;

export interface OpenDemoAnswer {
  demo: number;
  /** Number of the question. */
  number: number;
  close(): void;
}

export interface OpenAnswers {
  /** Call the returned function when it has ended. */
  add(answer: OpenDemoAnswer): () => void;
  /** Checks at once, after a demo was changed on this server. */
  check(): Promise<void>;
}

export function createOpenAnswers(demos: DemoStore, questions: QuestionStore, log: Logger): OpenAnswers {
  const open = new Set<OpenDemoAnswer>();
  let timer: NodeJS.Timeout | null = null;
  let beatAt = 0;
  let checking: Promise<void> | null = null;

  async function look(): Promise<void> {
    const states = await demos.states([...new Set([...open].map(({ demo }) => demo))]);
    const known = new Map(states.map((state) => [state.number, state]));
    for (const answer of open) if (!isOpen(known.get(answer.demo))) answer.close();
    if (performance.now() - beatAt < BEAT_MS) return;
    beatAt = performance.now();
    await questions.beat([...open].map(({ number }) => number));
  }

  function tick(): void {
    // No second check begins while one runs.
    checking ??= look()
      .catch((error: unknown) => log.warn({ err: error }, 'it is not known whether demos were revoked'))
      .finally(() => {
        checking = null;
      });
  }

  return {
    add(answer) {
      open.add(answer);
      timer ??= setInterval(tick, CHECK_MS).unref();
      return () => {
        open.delete(answer);
        if (open.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
    async check() {
      await checking;
      if (open.size > 0) await look();
    },
  };
}

function isOpen(state: DemoState | undefined): boolean {
  if (!state?.isOn) return false;
  return state.openUntil === null || state.openUntil > Date.now();
}
