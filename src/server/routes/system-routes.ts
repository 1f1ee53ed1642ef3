/** `/health` and `/api/v1/version`, which are open to everybody, and the JSON Schema of suite files for editors. */
import { z } from 'zod';
import { suiteJsonSchema } from '#contract/suite/suite-json-schema.ts';
import { EMBEDDED_PACKAGE, versionSchema } from '#contract/version.ts';
import type { Route } from '../http/route.ts';
import { jsonAnswer } from './describe.ts';

export function systemRoutes(version: string): Route[] {
  return [
    {
      config: {
        method: 'get',
        path: '/health',
        summary: 'Says that the server is running',
        responses: { 200: jsonAnswer('The server is up', z.object({ status: z.literal('ok') })) },
      },
      handle: (context) => context.json({ status: 'ok' }),
    },
    {
      config: {
        method: 'get',
        path: '/api/v1/version',
        summary: 'Says what this server is',
        responses: { 200: jsonAnswer('Name and version', versionSchema) },
      },
      handle: (context) => context.json({ version, main_version: version, package: EMBEDDED_PACKAGE }),
    },
    {
      config: {
        method: 'get',
        path: '/schemas/tests-1.json',
        summary: 'The JSON Schema of suite files (.tests.yaml)',
        responses: { 200: jsonAnswer('A JSON Schema', z.record(z.string(), z.unknown())) },
      },
      handle: (context) => context.json(suiteJsonSchema()),
    },
  ];
}
