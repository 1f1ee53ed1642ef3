/** Props of an output's article. They keep their identity while the output is unchanged. */
import { useCallback, useMemo } from 'react';
import * as z from 'zod/mini';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { exportOutput, type OutputFormat } from '#run/export/result-export.ts';
import { spanText } from '#run/figures/figure-text.ts';
import { firstToken, inputFigures } from '#run/figures/input-figures.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import { whySkipped } from '#run/figures/why-skipped.ts';
import type { Run, RunInputResult, RunOutput } from '#run/model/run.ts';
import { answerEnds } from '#run/results/answer-end.ts';
import { replyTo } from '#run/results/exact-result.ts';
import { OUTPUT_VIEWS, type OutputView, viewOf } from '#run/results/output-view.ts';
import { preference, usePreference } from '../../../shell/state/preference.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';
import { useLatest } from '../../../shell/ui/browser/use-latest.ts';
import type { NothingReason, StoppedAfter } from './nothing-sentence.ts';
import type { OutputArticleProps } from './output-article.tsx';

/** How many components are remembered; the oldest are dropped. */
const MOST_VIEWS = 300;

const choicesSchema = z.array(z.tuple([z.string(), z.enum(OUTPUT_VIEWS)]));
type Choices = z.infer<typeof choicesSchema>;

const chosenViews = preference<Choices>('tweakbench.output-views', choicesSchema, []);

type OutputProps = Omit<OutputArticleProps, 'name' | 'question' | 'missed' | 'isMissed'>;

/**
 * `onList`, if every output is shown as a table: shows them as they are. `known` is the current flow and which of its
 * components run; null if it is not loaded.
 */
export function useOutputProps(
  run: Run,
  onList: (() => void) | null,
  known: { index: FlowIndex; reached: ReadonlySet<string> } | null,
): (input: RunInputResult, output: RunOutput) => OutputProps {
  const { chosen, choose } = useOutputViews(run.flow.id);
  const list = useLatest(onList);
  const showList = useCallback(() => list.current?.(), [list]);
  const isOver = run.status !== 'running';
  const onExport = useCallback(
    (input: RunInputResult, output: RunOutput, format: OutputFormat) => {
      const file = exportOutput(run, input, output, format);
      if (file) downloadFile(file.fileName, file.text, file.type);
    },
    [run],
  );
  const onSaveTest = useCallback(
    ({ index }: RunInputResult, { component }: RunOutput) =>
      sendUiRequest('saveTest', { read: async () => run, input: index, output: component }),
    [run],
  );
  const positions = useMemo(() => new Map(run.inputs.map(({ index }, position) => [index, position])), [run.inputs]);
  const skipped = useMemo(() => skippedBranches(run), [run]);
  const endOf = useMemo(() => answerEnds(run), [run]);
  const requested = run.request.outputs ?? [];

  function reasonOf(input: RunInputResult, { component, displayName }: RunOutput): NothingReason {
    if (component !== null && skipped.has(`${input.index} ${component}`)) return 'skipped';
    if (known && component !== null && known.index.byId.has(component) && !known.reached.has(component)) {
      return 'not-reached';
    }
    return requested.includes(displayName) || (component !== null && requested.includes(component))
      ? 'requested'
      : 'not-requested';
  }
  return (input, output) => {
    const figures = inputFigures(run, input);
    const reason = reasonOf(input, output);
    const first = firstToken(run, input, { output: output.component ?? '' });
    const firstTokenMs = first?.ms ?? null;
    return {
      firstTokenMs,
      timeMs: figures.timeMs,
      span: spanText(figures, firstTokenMs, first?.waitedMs ?? 0),
      output,
      input,
      inputName: inputTitle(input.index),
      replyIndex: positions.get(input.index) ?? 0,
      view: onList ? 'table' : viewOf(output, chosen(output.component)),
      onView: onList ? null : choose,
      onList: showList,
      plan: run.plan,
      reply: replyTo(run, input),
      onExport: isOver ? onExport : null,
      onSaveTest: isOver ? onSaveTest : null,
      ...endOf(input, output),
      stoppedAfter: stoppedAfter(run),
      isStreamRequested: run.request.stream === true,
      reason,
      whySkipped: reason === 'skipped' && output.component !== null ? whySkipped(run, input, output.component) : '',
    };
  };
}

function stoppedAfter({ isLeft, status, durationMs }: Run): StoppedAfter {
  if (isLeft) return 'left';
  return status === 'stopped' ? (durationMs ?? 0) : null;
}

/** Components that were skipped, by input; only some servers report them. */
function skippedBranches(run: Run): ReadonlySet<string> {
  const skipped = new Set<string>();
  if (run.status === 'running') return skipped;
  for (const { event } of run.events) {
    if (event.event === 'component-skip') skipped.add(`${event.input} ${event.component}`);
  }
  return skipped;
}

/** The chosen view for the outputs of a component; stored in the browser. */
function useOutputViews(flowId: string) {
  const [choices] = usePreference(chosenViews);
  /** Null if none was chosen. */
  const chosen = (component: string | null) => choices.find(([key]) => key === keyOf(flowId, component))?.[1] ?? null;
  const choose = useCallback(
    (component: string | null, view: OutputView) => {
      const key = keyOf(flowId, component);
      const others = chosenViews.read().filter(([other]) => other !== key);
      chosenViews.write([...others, [key, view] satisfies Choices[number]].slice(-MOST_VIEWS));
    },
    [flowId],
  );
  return { chosen, choose };
}

function keyOf(flowId: string, component: string | null): string {
  return `${flowId} ${component ?? ''}`;
}
