/** Parts of route descriptions for /openapi.json, and errors that many routes share. */
import { z } from 'zod';

interface Described {
  description: string;
  content: { 'application/json': { schema: JsonSchema } };
}
type JsonSchema = Record<string, unknown>;

const errorSchema = z.union([
  z.looseObject({
    detail: z.union([
      z.string(),
      z.array(z.looseObject({ type: z.string(), loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })),
      z.looseObject({ code: z.string(), message: z.string(), fields: z.optional(z.array(z.string())) }),
    ]),
  }),
  z.looseObject({ message: z.string() }),
]);

const descriptions: Readonly<Record<number, string>> = {
  400: 'The body could not be read',
  401: 'The token is missing',
  403: 'The key, the host or the origin was refused',
  404: 'Not found',
  409: 'Not possible on this server',
  410: 'It was deleted',
  413: 'The body is too large',
  415: 'The content type is not supported',
  422: 'The request is not valid',
  428: 'If-Match is missing',
  500: 'A component failed; the message names it',
  503: 'The server is shutting down, or something that it needs does not answer',
  504: 'The run took too long',
  507: 'The disk of the server is full',
};

/** Made when somebody asks for the description: it takes a large part of a start, and few do. */
function jsonContent(schema: z.core.$ZodType, io: 'input' | 'output'): Described['content'] {
  return {
    'application/json': {
      get schema() {
        return toSchema(schema, io);
      },
    },
  };
}

/** The schema as OpenAPI 3.1. zod-openapi's own converter cannot describe an arbitrary JSON value. */
function toSchema(schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { unrepresentable: 'any', io });
  return described;
}

export function jsonAnswer(description: string, schema: z.core.$ZodType): Described {
  return { description, content: jsonContent(schema, 'output') };
}

export function jsonRequest(schema: z.core.$ZodType): { content: Described['content'] } {
  return { content: jsonContent(schema, 'input') };
}

/** The error answers with these statuses. */
export function errorAnswers(...statuses: number[]): Record<number, Described> {
  return Object.fromEntries(
    statuses.map((status) => [status, jsonAnswer(descriptions[status] ?? 'The request failed', errorSchema)]),
  );
}
