/** `/api/v1/flows/`: list, import, read, change and delete. */

import { z } from 'zod';
import { embeddedNeedsSchema } from '#contract/embedded-needs.ts';
import { errorMessage } from '#contract/error-message.ts';
import { type FlowExport, flowExportSchema } from '#contract/flow-export.ts';
import { flowSummarySchema } from '#contract/flow-summary.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { PortError } from '#engine/component-base/ports.ts';
import { findNeeds } from '#engine/plan/find-needs.ts';
import { answerJson } from '../http/answer-json.ts';
import { holdMemory } from '../http/hold-memory.ts';
import { HttpError } from '../http/http-error.ts';
import { jsonLength } from '../http/json-chunks.ts';
import { isJsonType, parseJsonBody } from '../http/parse-json-body.ts';
import { readWholeBody } from '../http/read-request-body.ts';
import { readUploads } from '../http/read-uploads.ts';
import { del, get, type HttpRoute, patch, post } from '../http/route.ts';
import { yieldToEventLoop } from '../http/yield-to-event-loop.ts';
import { createModelList } from '../models/model-list.ts';
import type { Services } from '../services/services.ts';
import { MAX_FLOWS } from '../settings/limits.ts';
import type { StoredFlow } from '../stores/flow-folder.ts';
import { ENDPOINT_NAME } from '../stores/flow-store.ts';
import { isZip, readFlows, readZip } from '../stores/read-import.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from './describe.ts';
import { parseAs } from './workspace-requests.ts';

const changesSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  description: z.string().max(10_000).nullish(),
  endpoint_name: z.string().regex(ENDPOINT_NAME, 'May contain only letters, digits, - and _').max(200).nullish(),
  data: z.optional(flowExportSchema.shape.data),
});

const detailSchema = z.looseObject({
  ...flowExportSchema.shape,
  id: z.string(),
  name: z.string(),
  is_sample: z.boolean(),
  /** What the page fills in for a sample without a draft. */
  suggested_request: z.optional(runRequestSchema),
  /** The text of a suite that the page offers in Tests. */
  suggested_suite: z.optional(z.string()),
  embedded_needs: embeddedNeedsSchema,
});

const importSchema = z.union([
  flowExportSchema,
  z.array(flowExportSchema),
  z.looseObject({ flows: z.array(flowExportSchema) }),
]);

export function flowRoutes({ flows, registry, config }: Services): HttpRoute[] {
  const models = createModelList(config.openai);
  const toDetail = ({ flow, index, isSample, suggested, updatedAt }: StoredFlow): z.infer<typeof detailSchema> => ({
    ...flow,
    updated_at: flow.updated_at ?? updatedAt,
    is_sample: isSample,
    embedded_needs: findNeeds(index, registry, models.now()),
    ...(suggested.request && { suggested_request: suggested.request }),
    ...(suggested.suite && { suggested_suite: suggested.suite }),
  });
  const known = async (id: string | undefined): Promise<StoredFlow> => {
    const stored = await flows.find(id ?? '');
    if (!stored) throw new HttpError(404, { detail: 'Flow not found' });
    return stored;
  };
  const own = async (id: string | undefined): Promise<StoredFlow> => {
    const stored = await known(id);
    if (!stored.isSample) return stored;
    throw new HttpError(403, {
      detail: `"${stored.flow.name}" is a sample and cannot be changed. Change a copy of it`,
    });
  };

  return [
    get('/api/v1/flows/', 'Lists all flows, samples first', {
      responses: {
        200: jsonAnswer('The flows without their content', z.array(flowSummarySchema)),
        ...errorAnswers(403, 503),
      },
      handle: async (context) => answerJson(context, await flows.list()),
    }),
    post('/api/v1/flows/', 'Imports flows', {
      description:
        'One Langflow export, a list of them, a project export, or a zip of any of them (as the body or as uploaded files). Ids and names that are in use are replaced. Imports all flows or none.',
      request: {
        body: {
          content: { ...jsonRequest(importSchema).content, 'application/zip': { schema: { type: 'string' } } },
        },
      },
      responses: {
        201: jsonAnswer(
          'The flow, or a list when a list or a zip was sent',
          z.union([detailSchema, z.array(detailSchema)]),
        ),
        ...errorAnswers(400, 403, 413, 415, 422, 503, 507),
      },
      handle: async (context) => {
        const { read, isList } = await readImport(context.req.raw);
        // Before anything is stored, because the answer contains what is stored.
        for (const flow of read) {
          holdMemory(context.req.raw, jsonLength(flow));
          await yieldToEventLoop();
        }
        const details: z.infer<typeof detailSchema>[] = [];
        for (const stored of await flows.add(read)) {
          details.push(toDetail(stored));
          await yieldToEventLoop();
        }
        return answerJson(context, isList ? details : details[0], { status: 201, isHeld: true });
      },
    }),
    get('/api/v1/flows/{flow_id}', 'Reads one flow, by id or endpoint name', {
      responses: { 200: jsonAnswer('The flow as Langflow exports it', detailSchema), ...errorAnswers(403, 404, 503) },
      handle: async (context) => {
        const stored = await known(context.req.param('flow_id'));
        await models.first();
        return answerJson(context, toDetail(stored));
      },
    }),
    patch('/api/v1/flows/{flow_id}', 'Changes name, description, endpoint name or content of an imported flow', {
      request: { body: jsonRequest(changesSchema) },
      responses: { 200: jsonAnswer('The flow', detailSchema), ...errorAnswers(400, 403, 404, 409, 413, 422, 503) },
      handle: async (context) => {
        const stored = await own(context.req.param('flow_id'));
        const body = await parseJsonBody(await readWholeBody(context.req.raw));
        const changes = parseAs(changesSchema, body ?? null, 'body');
        const holder = changes.endpoint_name ? await flows.find(changes.endpoint_name) : null;
        if (holder && holder.id !== stored.id)
          throw new HttpError(409, { detail: 'Another flow has this endpoint name' });
        holdMemory(context.req.raw, jsonLength(stored.flow));
        const changed = await flows.change(stored.id, changes);
        if (!changed) throw new HttpError(404, { detail: 'Flow not found' });
        return answerJson(context, toDetail(changed), { isHeld: true });
      },
    }),
    del('/api/v1/flows/{flow_id}', 'Deletes an imported flow', {
      responses: {
        200: jsonAnswer('It is deleted', z.object({ message: z.string() })),
        ...errorAnswers(403, 404, 503),
      },
      handle: async (context) => {
        const stored = await own(context.req.param('flow_id'));
        if (!(await flows.remove(stored.id))) throw new HttpError(404, { detail: 'Flow not found' });
        return context.json({ message: 'Flow deleted successfully' });
      },
    }),
  ];
}

/** The flows of a request, in any accepted form. Anything else is refused with a sentence that names it. */
async function readImport(
  request: Request,
): Promise<{ read: Parameters<Services['flows']['add']>[0]; isList: boolean }> {
  const contentType = request.headers.get('content-type') ?? '';
  if (/^\s*multipart\/form-data/i.test(contentType)) {
    const files = await readUploads(request);
    if (files.length === 0) throw new HttpError(422, { detail: 'No file was sent' });
    const read: FlowExport[] = [];
    for (const content of files) read.push(...(await readFile(content, request)).read);
    if (read.length > MAX_FLOWS) throw new HttpError(422, { detail: `The files contain more than ${MAX_FLOWS} flows` });
    return { read, isList: true };
  }
  const bytes = await readWholeBody(request);
  if (!isJsonType(contentType) && !isZip(bytes)) {
    throw new HttpError(415, { detail: 'Send flows as application/json, application/zip or multipart/form-data' });
  }
  return readFile(bytes, request);
}

async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  request: Request,
): Promise<{ read: FlowExport[]; isList: boolean }> {
  const value = isZip(bytes) ? null : ((await parseJsonBody(bytes)) ?? null);
  try {
    if (isZip(bytes)) return { read: await readZip(bytes, (held) => holdMemory(request, held)), isList: true };
    const read = await readFlows(value);
    return {
      read,
      isList: Array.isArray(value) || (typeof value === 'object' && value !== null && !('data' in value)),
    };
  } catch (error) {
    if (error instanceof PortError) throw error;
    throw new HttpError(422, { detail: errorMessage(error) });
  }
}
