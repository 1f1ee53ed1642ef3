import { z } from 'zod';

const healthSchema = z.object({ status: z.literal('ok') });
const runSchema = z.object({ outputs: z.array(z.object({ outputs: z.array(z.unknown()).min(1) })).length(1) });

/** A request, as `fetch` takes it. */
export interface ServerRequest {
  method?: string;
  headers: Record<string, string>;
  body?: string;
}

/** Checks the health of a started product and runs a sample. `ask` resolves with the text of an answer. Throws when one fails. */
export async function runsAFlow(ask: (path: string, init: ServerRequest) => Promise<string>): Promise<void> {
  healthSchema.parse(JSON.parse(await ask('/health', { headers: {} })));
  const body = JSON.stringify({ inputs: [{ input_value: 'Introduce Ada.' }] });
  const headers = { 'content-type': 'application/json' };
  const answer = await ask('/api/v1/run/advanced/two-inputs', { method: 'POST', headers, body });
  runSchema.parse(JSON.parse(answer));
}
