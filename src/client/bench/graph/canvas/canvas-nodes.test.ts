import { describe, expect, it } from 'vitest';
import { indexFlow } from '#flow/index/index-flow.ts';
import { bindInputs } from '#flow/request/bind-inputs.ts';
import { supportFlow } from '#flow/testing/support-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { exportedPoints, spreadBoxes } from '../model/graph-layout.ts';
import { type GraphModel, graphModel } from '../model/graph-model.ts';
import { NO_PROGRESS, type RunProgress } from '../model/node-progress.ts';
import { keepUnchanged } from '../use-graph.ts';
import { createNodeMaker, noteNodes } from './canvas-nodes.ts';
import { canvasEdges } from './routed-edge.tsx';

const index = indexFlow(supportFlow);

function modelOf(text: string): GraphModel {
  const rules = tweakRulesFor({ version: '1.13.0' });
  const { rows } = makeTweakReport({ text, inputs: [{}], index, rules });
  return graphModel({ index, rows, bindings: bindInputs(index, [{}]), outputs: [], showAllFields: false });
}

/** Makes the nodes of several models in turn, as the page does, and says which nodes are new objects. */
function drawing() {
  const make = createNodeMaker('right');
  let model: GraphModel | null = null;
  let before = new Set<unknown>();
  return (text: string, more: { progress?: RunProgress; selected?: string } = {}) => {
    model = keepUnchanged(model, modelOf(text));
    const boxes = spreadBoxes(exportedPoints(index), model.nodes);
    const nodes = make({
      models: model.nodes,
      boxes,
      progress: NO_PROGRESS,
      selected: null,
      tabStop: null,
      ...more,
    });
    const fresh = nodes.filter((node) => !before.has(node)).map(({ id }) => id);
    before = new Set(nodes);
    return fresh;
  };
}

describe('nodes of the drawing', () => {
  it('keep their identity if nothing changed', () => {
    const draw = drawing();
    expect(draw('{}')).toHaveLength(index.components.length);
    expect(draw('{ }')).toEqual([]);
    expect(draw('{ "Summarizer": { "words": 30 } }')).toEqual(['Summarizer-s5d4f']);
    expect(draw('{ "Summarizer": { "words": 31 } }')).toEqual(['Summarizer-s5d4f']);
    expect(draw('{}', { selected: 'ChatOutput-Nf5uZ' })).toEqual(['Summarizer-s5d4f', 'ChatOutput-Nf5uZ']);
    const progress: RunProgress = new Map([['PromptTemplate-p9o8i', { state: 'running', text: 'running', since: 5 }]]);
    expect(draw('{}', { selected: 'ChatOutput-Nf5uZ', progress })).toEqual(['PromptTemplate-p9o8i']);
    expect(draw('{}', { selected: 'ChatOutput-Nf5uZ', progress: new Map(progress) })).toEqual([]);
  });
});

describe('edges of the drawing', () => {
  it('are one for each pair of components, dotted if one end does not contribute to the answer', () => {
    const connect = (source: string, target: string) => ({ source, target, sourceOutput: null, targetField: null });
    const size = { x: 0, width: 100, height: 40 };
    const boxes = new Map(['a', 'b', 'c'].map((id, row) => [id, { ...size, y: row * 80 }]));
    const connections = [connect('a', 'b'), connect('a', 'b'), connect('b', 'c'), connect('c', 'not drawn')];
    const edges = canvasEdges(connections, new Set(['c']), boxes, 'down');
    expect(edges.map(({ id }) => id)).toEqual(['a b', 'b c']);
    expect(edges[0]?.className).not.toBe(edges[1]?.className);
  });
});

describe('notes of the drawing', () => {
  it('are those with a text and a position, behind the components', () => {
    const note = { id: 'n', text: 'Read me', position: { x: 10, y: 20 }, size: null };
    const drawn = noteNodes(
      [note, { ...note, id: 'blank', text: '  ' }, { ...note, id: 'lost', position: null }],
      new Map(),
      'right',
    );
    expect(drawn.map(({ id, zIndex }) => [id, zIndex])).toEqual([['n', -1]]);
  });
});
