import { describe, expect, it } from 'vitest';
import { PortError } from '../component-base/ports.ts';
import { buildFlow, chatOutputNode } from '../testing/build-flow.ts';
import { collectRun } from '../testing/collect-run.ts';
import { testPorts } from '../testing/test-ports.ts';

/** Fails as a worker does: only the message of the error reaches the engine. */
function runWith(endOf: (portMessage: string) => string) {
  const ports = {
    ...testPorts(),
    files: { read: () => Promise.reject(new PortError(507, 'The disk is full')) },
    work: {
      async run(_job: unknown, calls: { readFile(path: string): Promise<unknown> }): Promise<never> {
        const message = await calls.readFile('a.txt').then(String, (error: Error) => error.message);
        throw new Error(endOf(message));
      },
    },
  };
  const index = buildFlow(
    [{ id: 'Memory-1', type: 'Memory', name: 'History', fields: {} }, chatOutputNode()],
    ['Memory-1.messages_text > ChatOutput-1.input_value'],
  );
  return collectRun({ index, request: {}, ports });
}

describe('a component in a worker', () => {
  it('fails with the status of the failed port', async () => {
    expect((await runWith((message) => message)).status).toBe(507);
  });

  it('fails with its own error if it continued after a port failed', async () => {
    const { error, status } = await runWith(() => 'No such row');
    expect(status).toBe(500);
    expect(JSON.stringify(error)).toContain('No such row');
    expect(JSON.stringify(error)).not.toContain('full');
  });
});
