import { describe, expect, it } from 'vitest';
import { collectRun } from './testing/collect-run.ts';
import { recordedFlow } from './testing/recorded-flow.ts';
import { testPorts } from './testing/test-ports.ts';
import { RUN_LIMITS } from './values/run-limits.ts';

describe('the tweaks of a request', () => {
  const refusal = async (tweaks: Record<string, string>, inputs: number) => {
    const run = await collectRun({
      index: recordedFlow('echo'),
      request: { tweaks, inputs: Array.from({ length: inputs }, () => ({ input_value: 'a' })) },
      ports: testPorts(),
    });
    return { status: run.status, text: JSON.stringify(run.error) };
  };
  const named = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, position) => [`tweak ${position}`, 'a']));

  it('may be as many as the limit, and no more', async () => {
    expect((await refusal(named(RUN_LIMITS.tweakWrites), 1)).status).toBe(200);
    const more = await refusal(named(RUN_LIMITS.tweakWrites + 1), 1);
    expect(more.status).toBe(422);
    expect(more.text).toContain('The tweaks write to too many fields (10,001); the limit is 10,000.');
  });

  it('count once per input', async () => {
    const more = await refusal(named(2_001), 100);
    expect(more.status).toBe(422);
    expect(more.text).toContain('2001 tweaks for each of 100 inputs are too many (200,100); the limit is 200,000.');
  });
});
