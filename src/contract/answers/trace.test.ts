import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readRecording } from '../testing/recordings.ts';
import { parseTrace, parseTraceList, readSpans } from './trace.ts';

const recorded = z
  .object({
    list: z.looseObject({ body: z.unknown() }),
    detail: z.looseObject({ body: z.unknown() }),
    detailOfFailedRun: z.looseObject({ body: z.unknown() }),
  })
  .parse(readRecording('traces.json'));

describe('traces of Langflow 1.13.0', () => {
  it('are listed newest first, with session and input', () => {
    expect(parseTraceList(recorded.list.body)).toMatchObject([
      { status: 'ok', totalLatencyMs: 355, input: { input_value: 'hi' } },
      { status: 'error', totalLatencyMs: 1808 },
      { sessionId: 'fresh-session' },
    ]);
  });

  it('have a span for each component, and child spans for what it called', () => {
    const spans = parseTrace(recorded.detail.body)?.spans ?? [];
    expect(spans.map(({ name }) => name)).toEqual(['Chat Input', 'Prompt Template', 'Echo LLM', 'Chat Output']);
    const [chain] = readSpans(spans[2]?.children ?? []);
    expect(chain?.name).toBe('Chain');
    expect(readSpans(chain?.children ?? []).map(({ name }) => name)).toEqual(['ChatPromptTemplate', 'EchoModel']);
  });

  it('end with the component that failed', () => {
    const spans = parseTrace(recorded.detailOfFailedRun.body)?.spans ?? [];
    expect(spans.at(-1)).toMatchObject({ name: 'Echo LLM', status: 'error', error: 'the model exploded' });
  });

  it('keep every key', () => {
    expect(parseTrace(recorded.detail.body)).toEqual(recorded.detail.body);
  });
});

describe('traces of another shape', () => {
  it('lose only the parts that cannot be read', () => {
    expect(parseTraceList({ traces: [{ id: 'a', status: 7, startTime: {} }, { name: 'no id' }, 'text'] })).toEqual([
      { id: 'a', status: null, startTime: null },
    ]);
    const spans = [{ name: 'A', tokenUsage: 'many', children: 'none', latencyMs: '4' }, { id: 'x' }, null];
    expect(parseTrace({ id: 'a', spans })?.spans).toEqual([
      { name: 'A', tokenUsage: null, children: null, latencyMs: null },
    ]);
    expect(parseTrace({ id: 'a' })?.spans).toEqual([]);
  });

  it('are rejected: another kind of answer, and one that nests too deep', () => {
    let deep: unknown = [];
    for (let level = 0; level < 300; level += 1) deep = [deep];
    for (const value of [null, [], 'text', { detail: 'Not Found' }, { id: 'a', spans: deep, traces: deep }]) {
      expect(parseTrace(value)).toBeNull();
      expect(parseTraceList(value)).toBeNull();
    }
  });
});
