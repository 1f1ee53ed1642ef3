/** A visit to a demo: what is open, what was chosen, and the answer. The typed question outlives every refusal. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { VisitedDemo, VisitorProblem } from '#contract/demos/visitor.ts';
import { askBody, chosenText, firstChoice, type VisitChoice } from '#show/visit/visit-choice.ts';
import type { ReachedLimit } from '#show/visit/visit-text.ts';
import { isPending, newAnswer, readVisitorEvent, type VisitedAnswer } from '#show/visit/visited-answer.ts';
import { askDemo, readDemo, sendPassword, VisitorRefusal } from '#show/visit/visitor-requests.ts';

/** What the whole page shows. `closed` has the reason why there is no demo. */
export type VisitView =
  | { at: 'loading' }
  | { at: 'open'; demo: VisitedDemo }
  | { at: 'password'; title: string; problem: VisitorProblem; isSending: boolean }
  | { at: 'closed'; problem: VisitorProblem };

export interface Visit {
  view: VisitView;
  choice: VisitChoice;
  choose: (part: Partial<VisitChoice>) => void;
  answer: VisitedAnswer | null;
  /** What the answer was asked with: another object for each question. */
  answeredChoice: VisitChoice | null;
  limit: ReachedLimit | null;
  /** Call it when the limit is over. */
  endLimit: () => void;
  /** True after the demo was changed while it was open, until the next question. */
  isChanged: boolean;
  ask: () => void;
  stop: () => void;
  enter: (password: string) => void;
  reload: () => void;
}

/** Begins to read the demo at once. */
export function createVisit(name: string): StoreApi<Visit> {
  /** Aborts the question that is being answered. */
  let asking: AbortController | null = null;

  const visit = createStore<Visit>((set, get) => ({
    view: { at: 'loading' },
    choice: { question: null, own: '', knobs: [] },
    choose: (part) => set({ choice: { ...get().choice, ...part } }),
    answer: null,
    answeredChoice: null,
    limit: null,
    endLimit: () => set({ limit: null }),
    isChanged: false,
    ask() {
      const { view, choice } = get();
      if (view.at === 'open' && asking === null && chosenText(view.demo, choice) !== '') void ask(view.demo);
    },
    stop: () => asking?.abort(),
    enter(password) {
      const { view } = get();
      if (view.at !== 'password' || view.isSending) return;
      set({ view: { ...view, isSending: true } });
      sendPassword(name, password).then(load, (error: unknown) => {
        if (!(error instanceof VisitorRefusal)) return set({ view: { ...view, isSending: false } });
        const { problem } = error;
        if (problem.code === 'wrong-password' || problem.code === 'too-many-tries')
          set({ view: { ...view, problem, isSending: false } });
        else refuse(problem);
      });
    },
    reload: () => void load(),
  }));
  const { setState: set, getState: get } = visit;

  /** Resolves with the demo, null if it cannot be shown. Keeps what was typed. */
  async function load(): Promise<VisitedDemo | null> {
    try {
      const demo = await readDemo(name);
      set({ view: { at: 'open', demo }, choice: firstChoice(demo, get().choice.own) });
      return demo;
    } catch (error) {
      if (error instanceof VisitorRefusal) refuse(error.problem);
      return null;
    }
  }

  function refuse(problem: VisitorProblem): void {
    const view: VisitView =
      problem.code === 'password-needed'
        ? { at: 'password', title: problem.title, problem, isSending: false }
        : { at: 'closed', problem };
    set({ view });
  }

  /** The question was not taken: the answer before it stays. */
  async function endUnasked(problem: VisitorProblem, before: Pick<Visit, 'answer' | 'answeredChoice'>): Promise<void> {
    const { answer } = get();
    if (problem.code === 'unavailable' || problem.code === 'refused') {
      set({ answer: answer && { ...answer, status: 'failed' } });
      return;
    }
    set(before);
    if (problem.code === 'limit-reached') set({ limit: problem });
    else if (problem.code === 'changed') set({ isChanged: (await load()) !== null });
    else refuse(problem);
  }

  /** `isAgain`: the browser had no cookie of a visitor, and now has one. */
  async function ask(demo: VisitedDemo, isAgain = false): Promise<void> {
    const { answer, answeredChoice, choice } = get();
    const before = { answer, answeredChoice };
    const controller = new AbortController();
    asking = controller;
    let now = newAnswer(chosenText(demo, choice));
    set({ isChanged: false, answer: now, answeredChoice: { ...choice } });
    const draw = drawLater(() => set({ answer: now }));
    const end = (status: VisitedAnswer['status']) => {
      now = { ...now, status };
      draw.now();
    };
    try {
      for await (const event of askDemo(name, askBody(demo, choice), controller.signal)) {
        now = readVisitorEvent(now, event);
        draw.later();
        if (!isPending(now)) break;
      }
      // A stream that is cut has no last event.
      end(isPending(now) ? 'failed' : now.status);
      if (now.status === 'closed') set({ isChanged: (await load()) !== null });
    } catch (error) {
      if (controller.signal.aborted) end('stopped');
      else if (!(error instanceof VisitorRefusal)) end('failed');
      else if (error.problem.code === 'visit-needed' && !isAgain) {
        const read = await load();
        set(before);
        if (read?.version === demo.version) {
          set({ choice });
          await ask(read, true);
        }
      } else await endUnasked(error.problem, before);
    } finally {
      draw.cancel();
      if (asking === controller) asking = null;
    }
  }

  void load();
  return visit;
}

/** Draws at most once a frame, because a fast answer has hundreds of pieces a second. */
function drawLater(draw: () => void): { later: () => void; now: () => void; cancel: () => void } {
  let frame: number | null = null;
  const cancel = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
  };
  return {
    later() {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        draw();
      });
    },
    now() {
      cancel();
      draw();
    },
    cancel,
  };
}
