/** The view "Graph": the flow with what the request does to each component, and details of the selected one below. */

import { useCallback, useMemo, useState } from 'react';
import { useDraftPlan, useTweakReport } from '../../draft/analysis/draft-analysis.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useSelectedComponent } from '../../shell/navigation/use-url-key.ts';
import { usePreference } from '../../shell/state/preference.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { SplitPair } from '../../shell/ui/layout/split-pair.tsx';
import { useSize } from '../../shell/ui/layout/use-size.ts';
import { ComparisonLine } from '../blocks/versions/comparison-line.tsx';
import { useFlowComparison } from '../blocks/versions/use-flow-comparison.ts';
import { useChangedSince } from '../draft/use-changed-since.ts';
import { useTweaksTargets } from '../draft/use-tweaks-targets.ts';
import { GraphCanvas } from './canvas/graph-canvas.tsx';
import { GraphLegend } from './canvas/graph-legend.tsx';
import { type FlowShape, GraphDisplay } from './graph-display.tsx';
import classes from './graph-view.module.css';
import { ComponentDetails } from './list/component-details.tsx';
import { ComponentList } from './list/component-list.tsx';
import type { Direction } from './model/graph-layout.ts';
import { NO_PROGRESS } from './model/node-progress.ts';
import { type ShownRun, shownFields, useBoxes, useGraphModel, useShownRun, withAbsent } from './use-graph.ts';

/** Below this width the list is the default. */
const NARROW = 480;
const DETAILS_HEIGHT = 168;
const DETAILS_MIN = 41;
const CANVAS_MIN = 120;

export function GraphView() {
  const flow = useOpenFlow();
  if (!flow) return <p className={`tb-quiet ${classes.note}`}>Choose a flow to see its graph.</p>;
  if (flow.index.components.length === 0)
    return <p className={`tb-quiet ${classes.note}`}>This flow has no components.</p>;
  return <FlowGraph key={flow.id} flow={flow} />;
}

function FlowGraph({ flow }: { flow: FlowDetail }) {
  const { index } = flow;
  const component = useSelectedComponent();
  const { selectComponent } = useNavigate();
  const report = useTweakReport();
  const [fields, setFields] = usePreference(shownFields);
  const [input, setInput] = useState<number | null>(null);
  const [chosenShape, setShape] = useState<FlowShape | null>(null);
  const [detailsHeight, setDetailsHeight] = useState(DETAILS_HEIGHT);
  const { ref, size } = useSize<HTMLElement>();
  const comparison = useFlowComparison(index);
  const model = useGraphModel(index, report, input, fields, comparison);
  const drawn = useMemo(() => withAbsent(index, comparison), [index, comparison]);
  // While another mode is shown the graph has no size and keeps its direction. Before the first size nothing is rendered.
  const [direction, setDirection] = useState<Direction | null>(null);
  const fitting = size.width === 0 ? direction : size.height > size.width ? 'down' : 'right';
  if (fitting !== direction) setDirection(fitting);
  const boxes = useBoxes(drawn, model, direction);
  const run = useShownRun(flow.id, index, input);
  const progress = run?.progress ?? NO_PROGRESS;
  const inputs = useInputCount(run);
  // The chosen input may have been removed: then show all inputs.
  if (input !== null && inputs !== null && input >= inputs) setInput(null);
  const { goTo, isHere } = useTweaksTargets();
  const goToLine = useCallback((line: number) => goTo({ kind: 'tweaks', line }), [goTo]);
  const isAsked = useUiState(({ requests: { focus } }) => isHere(focus) && focus.kind === 'graph');

  const isNarrow = size.width > 0 && size.width < NARROW;
  const shape = isAsked ? 'graph' : (chosenShape ?? (isNarrow ? 'list' : 'graph'));
  const selected = component === null ? undefined : drawn.byId.get(component);
  const legend = <GraphLegend model={model} hasComparison={comparison !== null} onGoToLine={goToLine} />;
  const note = run !== null && progress.size > 0 && <OlderRunNote run={run} />;
  const display = (
    <GraphDisplay
      shape={shape}
      onShape={setShape}
      fields={fields}
      onFields={setFields}
      inputs={inputs}
      input={input}
      onInput={setInput}
    />
  );
  const bar = (
    <div className="tb-bar tb-sunken tb-inset-xs">
      <div className="tb-end">{display}</div>
    </div>
  );
  const list = (
    <ComponentList
      index={drawn}
      model={model}
      progress={progress}
      selected={component}
      onSelect={shape === 'list' ? selectComponent : null}
    />
  );
  return (
    <section className="tb-fill" aria-label="Flow graph" ref={ref}>
      {comparison && <ComparisonLine comparison={comparison} />}
      <SplitPair
        direction="column"
        handleLabel="Resize details"
        sized="second"
        size={Math.min(detailsHeight, Math.max(DETAILS_MIN, Math.round(size.height * 0.6)))}
        defaultSize={DETAILS_HEIGHT}
        minSize={DETAILS_MIN}
        minRest={CANVAS_MIN}
        onResize={setDetailsHeight}
        isSecondShown={selected !== undefined}
        first={
          shape === 'list' ? (
            <>
              {bar}
              {note}
              {list}
            </>
          ) : (
            <>
              {boxes === null || direction === null ? (
                <>
                  {bar}
                  <p className={`tb-quiet ${classes.note}`}>Laying out {index.components.length} components</p>
                </>
              ) : (
                <GraphCanvas
                  key={direction}
                  index={drawn}
                  model={model}
                  boxes={boxes}
                  direction={direction}
                  progress={progress}
                  selected={component}
                  onSelect={selectComponent}
                  onGoToLine={goToLine}
                  display={display}
                />
              )}
              {list}
              {note}
              {legend}
            </>
          )
        }
        second={
          selected && (
            <ComponentDetails
              key={selected.id}
              index={index}
              component={selected}
              report={report}
              difference={comparison?.byId.get(selected.id)}
              node={model.nodes[selected.index] ?? null}
              progress={progress.get(selected.id) ?? null}
              isNarrow={size.width < 620}
              onGoToLine={goToLine}
            />
          )
        }
      />
    </section>
  );
}

/** Renders on every key press in the form, so it is small. */
function OlderRunNote({ run }: { run: ShownRun }) {
  const { sentence } = useChangedSince(run);
  if (sentence === '') return null;
  return (
    <p className="tb-sm-tall tb-break tb-fixed tb-hairline-above tb-ignored-tint tb-inset-xs" role="note">
      {sentence} The times of the components are those of run #{run.number}.
    </p>
  );
}

/** How many inputs the request or the shown run has, to choose from; null while that is not known. */
function useInputCount(run: ShownRun | null): number | null {
  const plan = useDraftPlan();
  if (plan === null) return null;
  const count = Math.max(plan.sentInputs?.length ?? 0, ...(run?.inputs ?? []).map((position) => position + 1));
  return count > 1 ? count : 0;
}
