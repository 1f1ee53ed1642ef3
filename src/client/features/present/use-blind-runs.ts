/** The runs of a blind vote in a presentation: the question is asked with both variants, the left one first. */

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { leftVariants } from '#run/votes/left-variants.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { newSession } from '../../draft/session-sharing.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useRun } from '../../runs/use-runs.ts';
import { useStartRun } from '../../runs/use-start-run.ts';
import { whenRunOver } from '../../runs/when-run-over.ts';
import { announce } from '../../ui/feedback/announce.ts';
import type { Question } from './use-questions.ts';

/** Questions of which half have the first variant on the left. */
const SIDES = 1_000;

interface Asked {
  /** The variant on the left: 0 or 1. */
  left: 0 | 1;
  question: string;
  /** Ids of the runs on the left and on the right. */
  runs: readonly [string | null, string | null];
}

/** Does nothing while there is no setup. */
export function useBlindRuns(setup: BlindSetup | null, question: Question) {
  const client = useQueryClient();
  const { start, running } = useStartRun();
  const form = useDraftForm();
  const [asked, setAsked] = useState<ReadonlyMap<string, Asked>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const count = useRef(0);
  const isOn = useRef(false);
  // The right side is not sent any more after the vote was left.
  useEffect(() => {
    isOn.current = setup !== null;
    return () => {
      isOn.current = false;
    };
  }, [setup]);
  const { id, text, onlyInput } = question;
  const found = asked.get(id);
  const shown = found?.question === text ? found : null;
  const left = useRun(shown?.runs[0] ?? null).run;
  const right = useRun(shown?.runs[1] ?? null).run;
  const isDone = (run: Run | null) => run?.status === 'done';

  async function askBoth({ flow, variants, seed }: BlindSetup): Promise<void> {
    const first = leftVariants(seed, SIDES)[count.current % SIDES] ?? 0;
    count.current += 1;
    setProblem(null);
    announce('Starting');
    let runs: Asked['runs'] = [null, null];
    for (const variant of [variants[first], variants[first === 0 ? 1 : 0]]) {
      if (!isOn.current) return;
      const draft = { ...structuredClone(form.getValues()), tweaksText: variant.tweaksText };
      const outcome = await start({
        draft,
        flow,
        madeIn: 'present',
        session: newSession(),
        ...(onlyInput !== null && { onlyInput }),
      });
      if (!('started' in outcome)) {
        const why = 'refused' in outcome ? outcome.refused : (outcome.problems[0]?.message ?? 'Nothing was sent');
        setProblem(why);
        announce(why);
        return;
      }
      runs = runs[0] === null ? [outcome.started, null] : [runs[0], outcome.started];
      const now = { left: first, question: text, runs };
      setAsked((before) => new Map(before).set(id, now));
      if ((await whenRunOver(client, outcome.started))?.status !== 'done') return;
    }
  }
  return {
    left,
    right,
    /** Why nothing was sent. */
    problem,
    leftVariant: shown?.left ?? 0,
    /** True while the right side waits for the left one. */
    isRightNext: left !== null && right === null && (left.status === 'running' || isDone(left)),
    /** True when both sides have answered the question as it is written now. */
    isAnswered: isDone(left) && isDone(right),
    ask: () => {
      if (setup !== null && running === null) void askBoth(setup);
    },
    /** The answers have been voted on. */
    forget: () =>
      setAsked((before) => {
        const rest = new Map(before);
        rest.delete(id);
        return rest;
      }),
  };
}

export type BlindRuns = ReturnType<typeof useBlindRuns>;

export interface BlindVariant {
  /** Empty for one that has no letter. */
  letter: string;
  name: string;
  tweaksText: string;
}

export interface BlindSetup {
  flow: FlowDetail;
  variants: readonly [BlindVariant, BlindVariant];
  /** Decides the sides. */
  seed: string;
}
