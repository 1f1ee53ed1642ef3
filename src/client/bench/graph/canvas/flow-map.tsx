/** A small map of the flow, shown while there are no tweaks. */

import { useId, useMemo } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { IconArrowRight } from '../../../shell/icons/icons.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { edgeBends, edgePath } from '../model/edge-path.ts';
import type { Box } from '../model/graph-layout.ts';
import type { LayoutRequest } from '../model/lay-out.ts';
import { useLayout } from '../model/use-layout.ts';
import classes from './flow-map.module.css';

const WIDTH = 130;
const HEIGHT = 28;
/** A larger flow has only a button to open the graph, because it would not be readable at this size. */
const MOST = 24;

export function FlowMap({ index }: { index: FlowIndex }) {
  const { setTweakView } = useNavigate();
  const titleId = useId();
  const count = index.components.length;
  if (count === 0) return null;
  return (
    <section className="tb-above-xl" aria-labelledby={titleId}>
      <header className={`tb-sm tb-row tb-baseline ${classes.head}`}>
        <h3 className="tb-sm tb-strong" id={titleId}>
          This flow
        </h3>
        <p className="tb-quiet">{count === 1 ? '1 component' : `${count} components`}</p>
        <button
          type="button"
          className="tb-link tb-row tb-end tb-strong tb-gap-xs"
          onClick={() => setTweakView('graph')}
        >
          Open the graph
          <IconArrowRight size={14} stroke={1.8} aria-hidden="true" />
        </button>
      </header>
      {count <= MOST && <Drawing key={index.id} index={index} />}
    </section>
  );
}

function Drawing({ index }: { index: FlowIndex }) {
  const request = useMemo<LayoutRequest>(
    () => ({
      direction: 'down',
      nodes: index.components.map(({ id }) => ({ id, width: WIDTH, height: HEIGHT })),
      edges: index.connections.map(({ source, target }) => ({ source, target })),
      gap: { node: 34, rank: 28 },
    }),
    [index],
  );
  const { data: points } = useLayout(request);
  if (!points) return null;
  const boxes = new Map([...points].map(([id, point]) => [id, { ...point, width: WIDTH, height: HEIGHT }]));
  const all = [...boxes.values()];
  const left = Math.min(...all.map(({ x }) => x)) - 1;
  const right = Math.max(...all.map(({ x }) => x)) + WIDTH + 1;
  const bottom = Math.max(...all.map(({ y }) => y)) + HEIGHT + 1;
  const names = index.components.map(({ displayName }) => displayName).join(', ');
  return (
    <svg
      className={`tb-wide tb-block ${classes.drawing}`}
      role="img"
      aria-label={`Map of the flow: ${names}`}
      viewBox={`${left} -1 ${right - left} ${bottom + 1}`}
      style={{ maxWidth: right - left }}
    >
      {index.connections.map(({ source, target, targetField }) => {
        const [from, to] = [boxes.get(source), boxes.get(target)];
        return from && to ? (
          <path key={`${source} ${target} ${targetField}`} className={classes.edge} d={mapPath(from, to, all)} />
        ) : null;
      })}
      {index.components.map(({ id, displayName, isInput, isOutput }) => {
        const box = boxes.get(id);
        if (!box) return null;
        const isEnd = isInput || isOutput;
        return (
          <g key={id} transform={`translate(${box.x} ${box.y})`}>
            <rect className={isEnd ? classes.end : classes.node} width={WIDTH} height={HEIGHT} rx={isEnd ? 14 : 5} />
            <foreignObject width={WIDTH} height={HEIGHT}>
              <div className={`tb-cut tb-ink tb-size-sm ${classes.name}`} title={displayName}>
                {displayName}
              </div>
            </foreignObject>
          </g>
        );
      })}
    </svg>
  );
}

/** Path from the lower edge of one box to the upper edge of another. */
function mapPath(from: Box, to: Box, all: readonly Box[]): string {
  const start = { x: from.x + from.width / 2, y: from.y + from.height };
  const end = { x: to.x + to.width / 2, y: to.y };
  return edgePath([start, ...edgeBends(from, to, all, 'down'), end], 'down');
}
