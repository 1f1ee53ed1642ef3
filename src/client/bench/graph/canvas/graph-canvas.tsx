/** The graph: pan, zoom, fit, and keyboard navigation between nodes. */
import { Background, MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { IconMaximize, IconMinus, IconPlus } from '../../../shell/icons/icons.ts';
import { useUiRequest } from '../../../shell/state/use-ui-request.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { useTweaksTargets } from '../../draft/use-tweaks-targets.ts';
import { type GraphActions, GraphActionsContext } from '../model/graph-actions.ts';
import type { Box, Direction } from '../model/graph-layout.ts';
import type { GraphModel } from '../model/graph-model.ts';
import { neighbour } from '../model/neighbour.ts';
import type { RunProgress } from '../model/node-progress.ts';
import { type CanvasNode, createNodeMaker, noteNodes } from './canvas-nodes.ts';
import { ComponentNode } from './component-node.tsx';
import classes from './graph-canvas.module.css';
import { NoteNode } from './note-node.tsx';
import { canvasEdges, RoutedEdge, type RoutedEdgeData } from './routed-edge.tsx';
import { useViewport } from './use-viewport.ts';

const NODE_TYPES = { component: ComponentNode, note: NoteNode };
const EDGE_TYPES = { routed: RoutedEdge };
/** From so many components on there is a minimap, and only visible nodes are mounted. */
const LARGE = 30;
const ATTRIBUTION = { hideAttribution: true };

export interface GraphCanvasProps {
  index: FlowIndex;
  model: GraphModel;
  boxes: ReadonlyMap<string, Box>;
  /** Stays the same while it is mounted. */
  direction: Direction;
  progress: RunProgress;
  selected: string | null;
  onSelect: (component: string | null) => void;
  onGoToLine: (line: number) => void;
  /** The menu of how it is shown, beside the zoom buttons. */
  display: ReactNode;
}

export function GraphCanvas(props: GraphCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas(props: GraphCanvasProps) {
  const { index, model, boxes, direction, progress, selected, onSelect, onGoToLine, display } = props;
  const container = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [makeNodes] = useState(() => createNodeMaker(direction));
  const notes = useMemo(() => noteNodes(index.notes, boxes, direction), [index, boxes, direction]);
  const noteBoxes = notes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
  const first = neighbour('', 'Home', boxes, [], direction);
  const start = index.components.find(({ isInput }) => isInput)?.id ?? first;
  const viewport = useViewport(container, boxes, noteBoxes, start, selected);
  const isKnown = (id: string | null): id is string => id !== null && boxes.has(id);
  const tabStop = [focused, selected].find(isKnown) ?? first;

  const { unreached } = model;
  const edges = useMemo(
    () => canvasEdges(index.connections, unreached, boxes, direction),
    [index, unreached, boxes, direction],
  );
  const components = useMemo(
    () => makeNodes({ models: model.nodes, boxes, progress, selected, tabStop }),
    [makeNodes, model, boxes, progress, selected, tabStop],
  );
  const nodes = useMemo<CanvasNode[]>(() => [...notes, ...components], [notes, components]);

  const { lead } = viewport;
  const { isHere } = useTweaksTargets();
  useUiRequest(
    'focus',
    (target) => {
      if (target.kind === 'graph') lead(target.component, { isCentred: true });
    },
    (target) => target.kind === 'graph' && isHere(target),
  );

  const actions = useMemo<GraphActions>(
    () => ({
      select: onSelect,
      goToLine: onGoToLine,
      focused: setFocused,
      move(from, key) {
        const next = neighbour(from, key, boxes, index.connections, direction);
        if (next !== null) lead(next, { isCentred: false });
      },
    }),
    [onSelect, onGoToLine, boxes, index, direction, lead],
  );
  const isLarge = model.nodes.length > LARGE;
  return (
    <GraphActionsContext value={actions}>
      <Zoomed>
        <GraphControls onFit={viewport.fitAll} display={display} />
        <ReactFlow<CanvasNode, RoutedEdgeData>
          ref={container}
          className={(viewport.isReady ? classes.flow : classes.hidden) ?? ''}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          minZoom={0.1}
          maxZoom={2}
          onlyRenderVisibleElements={isLarge}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
          proOptions={ATTRIBUTION}
          onInit={() => hideLines(container.current)}
          onMoveStart={viewport.moved}
          onPaneClick={() => onSelect(null)}
        >
          <Background gap={24} size={1} color="var(--tb-line)" />
          {isLarge && (
            <MiniMap<CanvasNode>
              className={classes.minimap ?? ''}
              ariaLabel="Map of the graph"
              pannable
              zoomable
              nodeStrokeWidth={0}
              nodeColor={minimapColor}
              maskColor="color-mix(in srgb, var(--tb-bg) 70%, transparent)"
              bgColor="var(--tb-surface)"
            />
          )}
        </ReactFlow>
      </Zoomed>
    </GraphActionsContext>
  );
}

/** From screen readers: each line would be a picture without a name. The list of components describes the connections. */
function hideLines(canvas: Element | null): void {
  for (const part of canvas?.querySelectorAll('.react-flow__edges, .react-flow__background') ?? [])
    part.setAttribute('aria-hidden', 'true');
}

function minimapColor(node: CanvasNode): string {
  if (node.type !== 'component') return 'transparent';
  const { state } = node.data.model;
  return state === null ? 'var(--tb-line2)' : `var(--tb-${state})`;
}

const zoomLevel = ({ transform: [, , zoom] }: { transform: [number, number, number] }) =>
  zoom < 0.5 ? 'farther' : zoom < 0.78 ? 'far' : 'near';

/** When zoomed out, nodes show less in a larger font. Renders only when the zoom level changes. */
function Zoomed({ children }: { children: ReactNode }) {
  const level = useStore(zoomLevel);
  return (
    <div className={`tb-grow tb-relative ${classes.canvas}`} data-zoom={level}>
      {children}
    </div>
  );
}

/** Zoom buttons in the corner of the graph. */
function GraphControls({ onFit, display }: { onFit: () => void; display: ReactNode }) {
  const flow = useReactFlow();
  const controls = [
    { label: 'Zoom in', icon: IconPlus, act: () => void flow.zoomIn() },
    { label: 'Zoom out', icon: IconMinus, act: () => void flow.zoomOut() },
    { label: 'Fit graph', icon: IconMaximize, act: onFit },
  ];
  return (
    <div className={`tb-raised tb-flex ${classes.controls}`}>
      {display}
      {controls.map(({ label, icon: ControlIcon, act }) => (
        <IconButton key={label} icon={ControlIcon} label={label} tip size={30} onClick={act} />
      ))}
    </div>
  );
}
