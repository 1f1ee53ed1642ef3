/** `/health` and `/api/v1/version`, which are open to everybody, and the JSON Schema of suite files for editors. */
import { z } from 'zod';
import { suiteJsonSchema } from '#contract/suite/suite-json-schema.ts';
import { EMBEDDED_PACKAGE, versionSchema } from '#contract/version.ts';
import { get, type HttpRoute } from '../http/route.ts';
import { hasModelServer, type OpenaiModelOptions } from '../models/served-models.ts';
import { jsonAnswer } from './describe.ts';

export function systemRoutes(version: string, models: OpenaiModelOptions): HttpRoute[] {
  const server = {
    version,
    main_version: version,
    package: EMBEDDED_PACKAGE,
    has_model_server: hasModelServer(models),
  };
  return [
    get('/health', 'Says that the server is running', {
      responses: { 200: jsonAnswer('The server is up', z.object({ status: z.literal('ok') })) },
      handle: (context) => context.json({ status: 'ok' }),
    }),
    get('/api/v1/version', 'Says what this server is', {
      responses: { 200: jsonAnswer('Name and version', versionSchema) },
      handle: (context) => context.json(server),
    }),
    get('/schemas/tests-1.json', 'The JSON Schema of suite files (.tests.yaml)', {
      responses: { 200: jsonAnswer('A JSON Schema', z.record(z.string(), z.unknown())) },
      handle: (context) => context.json(suiteJsonSchema()),
    }),
  ];
}
