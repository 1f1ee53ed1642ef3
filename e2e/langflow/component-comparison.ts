/** Compares components of the embedded server with the real ones, on generated values: equal results. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { type ResultData, readResultText, runResponseSchema } from '../../src/contract/run-response.ts';
import { type SmallEdge, type SmallNode, smallFlow } from './compared-flow.ts';
import { currentLangflow, embeddedServer, publishSame, runAdvanced } from './servers.ts';
import { ask } from './tested-server.ts';

/** Texts that reveal differences between components. */
export const someText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    'one\ntwo\n\nthree',
    'a,b;c',
    'héllo 👩‍👩‍👧 мир',
    'UPPER lower',
    '{curly} }{ {{x}}',
    'tab\there',
    '12',
    '-3.5',
  ),
  fc.lorem({ maxCount: 12 }),
);

export interface Comparison {
  /** The component under test; its results are compared. */
  component: string;
  nodes: SmallNode[];
  edges: SmallEdge[];
  /** Field values of the component (or of other nodes) for each run, sent as tweaks by id. */
  tweaks: fc.Arbitrary<Record<string, JsonObject>>;
  /** What is compared when whole results cannot be equal; each use gives the reason. */
  pick?: (result: ResultData) => JsonValue;
  /** The input, if a Chat Input takes one; random text by default. */
  input?: fc.Arbitrary<string>;
  /** Number of samples; ten by default. */
  runs?: number;
}

/** Where the inputs of a comparison go. */
export const source: SmallNode = { id: 'ChatInput-s1', type: 'ChatInput' };

/**
 * No message of a comparison is stored. Many samples run at once, and two writers at once can make a Langflow on SQLite stand
 * still for 30 s, after which it fails the runs of both with "database is locked". Without messages these runs write nothing.
 */
function withoutStoring(node: SmallNode): SmallNode {
  const stores = node.type === 'ChatInput' || node.type === 'ChatOutput';
  return stores ? { ...node, values: { ...node.values, should_store_message: false } } : node;
}

const servers = { langflow: currentLangflow(), embedded: embeddedServer() };

/** One test per sample. */
export function compareComponents(comparisons: Record<string, Comparison>): void {
  describe.each(Object.entries(comparisons))(
    '%s',
    (name, { component, nodes, edges, tweaks, pick = readResultText, input = someText, runs = 6 }) => {
      let ids: { langflow: string; embedded: string };
      beforeAll(async () => {
        const flow = smallFlow(`compare ${name}`, nodes.map(withoutStoring), edges);
        ids = await publishSame(servers.langflow, servers.embedded, flow);
      });
      afterAll(async () => {
        const answer = await ask(servers.langflow, `/api/v1/monitor/messages?flow_id=${ids.langflow}`);
        const stored = z.array(z.looseObject({ category: z.string().nullable() })).parse(await answer.json());
        // A failed run stores its error, whatever the flow says; it ends with the same status if that fails too.
        expect(stored.filter(({ category }) => category !== 'error')).toEqual([]);
      });

      const samples = fc.sample(fc.tuple(input, tweaks), {
        numRuns: runs,
        seed: 20_261,
      });
      it.concurrent.each(samples.map((sample, index) => [index, sample] as const))(
        'answers as the real one: sample %i',
        async (_index, [value, given]) => {
          const hasInput = nodes.includes(source);
          const body = {
            ...(hasInput ? { inputs: [{ input_value: value }] } : { inputs: [] }),
            outputs: [component],
            tweaks: given,
          };
          const [real, ours] = await Promise.all([
            runAdvanced(servers.langflow, ids.langflow, body),
            runAdvanced(servers.embedded, ids.embedded, body),
          ]);
          const what = JSON.stringify({ value, given });
          expect(ours.status, `${what}\n${real.text}`).toBe(real.status);
          if (real.status !== 200) return;
          const read = (reply: JsonValue) =>
            runResponseSchema.parse(reply).outputs?.[0]?.outputs.map((result) => (result ? pick(result) : null));
          expect(read(ours.body), what).toEqual(read(real.body));
        },
      );
    },
  );
}
