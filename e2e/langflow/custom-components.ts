/** Custom components for a real Langflow: the recorded ones, and one that reports what it received. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonValue } from '../../src/contract/json-schema.ts';
import { ask, type TestedServer } from './tested-server.ts';

const folder = join(import.meta.dirname, 'python');
const builtSchema = z.looseObject({ data: z.record(z.string(), jsonValue), type: z.string() });

/** Type name -> the description that the server makes from the Python in `python/`. */
export async function customComponents(
  server: TestedServer,
): Promise<Map<string, z.infer<typeof builtSchema>['data']>> {
  const built = await Promise.all(
    readdirSync(folder).map(async (file) => {
      const response = await ask(server, '/api/v1/custom_component', {
        method: 'POST',
        body: JSON.stringify({ code: readFileSync(join(folder, file), 'utf8') }),
      });
      if (!response.ok)
        throw new Error(`${server.url} did not build ${file}: ${response.status} ${await response.text()}`);
      const { type, data } = builtSchema.parse(await response.json());
      return [type, data] as const;
    }),
  );
  return new Map(built);
}
