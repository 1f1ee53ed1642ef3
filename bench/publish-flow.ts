/** Publishes a flow on a server. */
import { z } from 'zod';

const importedSchema = z.union([
  z.looseObject({ id: z.string() }),
  z.array(z.looseObject({ id: z.string() })).transform((flows) => flows[0]),
]);

/** Returns the flow's id. Throws when the server refuses it. */
export async function publishFlow(url: string, headers: Record<string, string>, flow: unknown): Promise<string> {
  const response = await fetch(`${url}/api/v1/flows/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(flow),
  });
  if (!response.ok) throw new Error(`A flow was not taken by ${url}: ${response.status} ${await response.text()}`);
  const flowId = importedSchema.parse(await response.json())?.id;
  if (flowId === undefined) throw new Error(`${url} did not say the id of a flow`);
  return flowId;
}
