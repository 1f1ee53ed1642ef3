/** A visit to a demo: what is open, what was chosen, and the answer. The typed question outlives every refusal. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { VisitedDemo, VisitorProblem } from '#contract/demos/visitor.ts';
import { askBody, chosenText, firstChoice, type VisitChoice } from '#run/visit/visit-choice.ts';
import type { ReachedLimit } from '#run/visit/visit-words.ts';
import { isComing, newAnswer, readVisitorEvent, type VisitedAnswer } from '#run/visit/visited-answer.ts';
import { askDemo, readDemo, sendPassword, VisitorRefusal } from '#run/visit/visitor-requests.ts';

/** What the whole page is about. `closed` shows why there is no demo. */
export type VisitPlace =
  | { at: 'loading' }
  | { at: 'open'; demo: VisitedDemo }
  | { at: 'password'; problem: VisitorProblem; isSending: boolean }
  | { at: 'closed'; problem: VisitorProblem };

const NOTHING: VisitChoice = { question: null, own: '', knobs: [] };

export function useVisit(name: string) {
  const [place, setPlace] = useState<VisitPlace>({ at: 'loading' });
  const [choice, setChoice] = useState(NOTHING);
  const [answer, setAnswer] = useState<VisitedAnswer | null>(null);
  const [asked, setAsked] = useState<VisitChoice | null>(null);
  const [limit, setLimit] = useState<ReachedLimit | null>(null);
  const [isChanged, setChanged] = useState(false);
  /** Of the question that is being answered. */
  const asking = useRef<AbortController | null>(null);
  /** Of this visit; aborted when the page is left. */
  const visit = useRef(new AbortController());

  /** Resolves with the demo, null if it cannot be shown. Keeps what was typed. */
  async function load(): Promise<VisitedDemo | null> {
    try {
      const demo = await readDemo(name, visit.current.signal);
      setChoice(({ own }) => firstChoice(demo, own));
      setPlace({ at: 'open', demo });
      return demo;
    } catch (error) {
      if (error instanceof VisitorRefusal) refuse(error.problem);
      return null;
    }
  }

  function refuse(problem: VisitorProblem): void {
    const asksPassword = problem.code === 'password-needed' || problem.code === 'too-many-tries';
    setPlace(asksPassword ? { at: 'password', problem, isSending: false } : { at: 'closed', problem });
  }

  /** The question was not taken: the answer before it stays. */
  async function endUnasked(problem: VisitorProblem, before: VisitedAnswer | null): Promise<void> {
    if (problem.code === 'unavailable' || problem.code === 'refused') {
      setAnswer((now) => now && { ...now, status: 'failed' });
      return;
    }
    setAnswer(before);
    if (problem.code === 'limit-reached') setLimit(problem);
    else if (problem.code === 'changed') setChanged((await load()) !== null);
    else refuse(problem);
  }

  /** `isAgain`: the browser had no cookie of a visitor, and now has one. */
  async function ask(demo: VisitedDemo, isAgain = false): Promise<void> {
    const controller = new AbortController();
    asking.current = controller;
    let now = newAnswer(chosenText(demo, choice));
    setChanged(false);
    setAnswer(now);
    setAsked({ ...choice });
    const draw = drawLater(() => setAnswer(now));
    try {
      for await (const event of askDemo(name, askBody(demo, choice), controller.signal)) {
        now = readVisitorEvent(now, event);
        draw.later();
        if (!isComing(now)) break;
      }
      // A stream that is cut has no last event.
      if (isComing(now)) now = { ...now, status: 'failed' };
      draw.now();
      if (now.status === 'closed') setChanged((await load()) !== null);
    } catch (error) {
      if (controller.signal.aborted) {
        now = { ...now, status: 'stopped' };
        draw.now();
      } else if (error instanceof VisitorRefusal && error.problem.code === 'visit-needed' && !isAgain) {
        const read = await load();
        if (read?.version === demo.version) await ask(read, true);
        else setAnswer(answer);
      } else if (error instanceof VisitorRefusal) {
        await endUnasked(error.problem, answer);
      } else {
        now = { ...now, status: 'failed' };
        draw.now();
      }
    } finally {
      draw.cancel();
      if (asking.current === controller) asking.current = null;
    }
  }

  const open = useEffectEvent(() => void load());
  useEffect(() => {
    const opened = new AbortController();
    visit.current = opened;
    open();
    return () => {
      opened.abort();
      asking.current?.abort();
    };
  }, []);

  return {
    place,
    choice,
    choose: (part: Partial<VisitChoice>) => setChoice((before) => ({ ...before, ...part })),
    answer,
    /** What the answer was asked with. */
    asked,
    limit,
    /** The limit is over. */
    endLimit: () => setLimit(null),
    /** True after the demo was changed while it was open, until the next question. */
    isChanged,
    ask() {
      if (place.at !== 'open' || asking.current !== null || chosenText(place.demo, choice) === '') return;
      void ask(place.demo);
    },
    stop: () => asking.current?.abort(),
    enter(password: string) {
      if (place.at !== 'password' || place.isSending) return;
      setPlace({ ...place, isSending: true });
      sendPassword(name, password).then(load, (error: unknown) => {
        if (!(error instanceof VisitorRefusal)) return setPlace({ ...place, isSending: false });
        const { problem } = error;
        if (problem.code === 'wrong-password') setPlace({ at: 'password', problem, isSending: false });
        else refuse(problem);
      });
    },
    reload: () => void load(),
  };
}

export type Visit = ReturnType<typeof useVisit>;

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
