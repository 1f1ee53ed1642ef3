/** Uploads as on Langflow: `/api/v2/files`, the older `/api/v1/files/upload/{flow}`, and images by their path. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import { extensionOf, IMAGE_TYPES } from '#contract/answers/image-types.ts';
import { answerJson } from '../http/answer-json.ts';
import { HttpError } from '../http/http-error.ts';
import { openUpload, type Upload } from '../http/read-uploads.ts';
import { type AppEnv, del, get, type HttpRoute, post } from '../http/route.ts';
import type { Services } from '../services/services.ts';
import { type FileStore, USER_ID } from '../stores/file-store.ts';
import type { UploadedFile } from '../stores/uploads.ts';
import { errorAnswers, jsonAnswer } from './describe.ts';

const uploadedSchema = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  size: z.number(),
  provider: z.null(),
});
const listedSchema = uploadedSchema.extend({ user_id: z.string(), created_at: z.string(), updated_at: z.string() });

const formRequest = {
  body: {
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object' as const,
          properties: { file: { type: 'string' as const, format: 'binary' } },
          required: ['file'],
        },
      },
    },
  },
};
const bytesAnswer = (type: string, description: string) => ({
  description,
  content: { [type]: { schema: { type: 'string' as const, format: 'binary' } } },
});

export function fileRoutes({ files, flows }: Services): HttpRoute[] {
  const known = async (id: string | undefined): Promise<UploadedFile> => {
    const file = await files.find(id ?? '');
    if (!file) throw new HttpError(404, { detail: 'File not found' });
    return file;
  };
  return [
    get('/api/v2/files', 'Lists uploaded files', {
      responses: { 200: jsonAnswer('The files', z.array(listedSchema)), ...errorAnswers(403, 503) },
      handle: async (context) => answerJson(context, (await files.list(USER_ID)).map(toListed)),
    }),
    post('/api/v2/files', 'Uploads a file', {
      description: 'A File component takes the returned `path`.',
      request: formRequest,
      responses: { 201: jsonAnswer('The file', uploadedSchema), ...errorAnswers(400, 403, 413, 422, 503, 507) },
      handle: async (context) => {
        const { name, content } = await readUpload(context.req.raw);
        return context.json(toUploaded(await files.add(USER_ID, checkFileName(name), content)), 201);
      },
    }),
    get('/api/v2/files/{file_id}', 'Downloads a file', {
      responses: { 200: bytesAnswer('application/octet-stream', 'Its bytes'), ...errorAnswers(403, 404) },
      handle: async (context) => {
        const file = await known(context.req.param('file_id'));
        return answerFile(context, await files.open(file.path), 'application/octet-stream', file.name);
      },
    }),
    del('/api/v2/files/{file_id}', 'Deletes a file', {
      responses: {
        200: jsonAnswer('It is deleted', z.object({ detail: z.string() })),
        ...errorAnswers(403, 404, 503),
      },
      handle: async (context) => {
        const file = await known(context.req.param('file_id'));
        await files.remove(file.id);
        return context.json({ detail: `File ${rootOf(file.name)} deleted successfully` });
      },
    }),
    post('/api/v1/files/upload/{flow_id}', 'Uploads a file for one flow', {
      request: formRequest,
      responses: {
        201: jsonAnswer('Where it is', z.object({ flowId: z.string(), file_path: z.string() })),
        ...errorAnswers(400, 403, 404, 413, 422, 503, 507),
      },
      handle: async (context) => {
        const flow = await flows.find(context.req.param('flow_id') ?? '');
        if (!flow) throw new HttpError(404, { detail: 'Flow not found' });
        const { name, content } = await readUpload(context.req.raw);
        const file = await files.add(ownerOf(flow.id), `${timeStamp()}_${checkFileName(name)}`, content);
        return context.json({ flowId: flow.id, file_path: file.path }, 201);
      },
    }),
    get('/api/v1/files/images/{owner}/{name}', 'Serves an uploaded image by its path', {
      responses: { 200: bytesAnswer('image/*', 'The image'), ...errorAnswers(403, 404) },
      handle: async (context) => {
        const name = context.req.param('name') ?? '';
        const type = IMAGE_TYPES.get(extensionOf(name));
        if (!type) throw new HttpError(404, { detail: `${name} is not an image` });
        return answerFile(context, await files.open(`${context.req.param('owner') ?? ''}/${name}`), type, name);
      },
    }),
    get('/api/v1/files/download/{owner}/{name}', 'Serves any uploaded file by its path', {
      responses: { 200: bytesAnswer('application/octet-stream', 'The file'), ...errorAnswers(403, 404) },
      handle: async (context) => {
        const name = context.req.param('name') ?? '';
        const file = await files.open(`${context.req.param('owner') ?? ''}/${name}`);
        return answerFile(context, file, 'application/octet-stream', name);
      },
    }),
  ];
}

async function readUpload(request: Request): Promise<Upload> {
  const upload = await openUpload(request);
  if (!upload)
    throw new HttpError(422, { detail: [{ type: 'missing', loc: ['body', 'file'], msg: 'Field required' }] });
  return upload;
}

/**
 * Always as a download and never sniffed: an uploaded page or SVG opened by its address must not run as part of this
 * origin. Images in a page are not affected.
 */
function answerFile(
  context: Context<AppEnv>,
  file: Awaited<ReturnType<FileStore['open']>>,
  type: string,
  name: string,
): Response {
  if (!file) throw new HttpError(404, { detail: 'File not found' });
  return context.body(file.content, 200, {
    'content-type': type,
    'content-length': String(file.size),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-cache',
  });
}

function toUploaded({ id, name, path, size }: UploadedFile): z.infer<typeof uploadedSchema> {
  return { id, name: rootOf(name), path, size, provider: null };
}

function toListed(file: UploadedFile): z.infer<typeof listedSchema> {
  return { ...toUploaded(file), user_id: file.owner, created_at: file.createdAt, updated_at: file.createdAt };
}

function rootOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** The folder of a flow's files. A flow that was put into the data folder by hand can have any text as its id. */
function ownerOf(flowId: string): string {
  if (/^[0-9a-f-]{36}$/i.test(flowId)) return flowId;
  return createHash('sha256').update(flowId).digest('hex').slice(0, 36);
}

/** The time in the form that Langflow puts before the name. */
function timeStamp(): string {
  return new Date().toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-');
}

const UNSAFE = /\.\.|[/\\\0\n\r]|\p{Cf}|\p{Zl}|\p{Zp}|\p{Surrogate}/u;
const WINDOWS_DEVICE = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?=[ .]|$)/i;
/** Less than the limit of file systems for one segment, which leaves room for a number and a time. */
const MAX_BYTES = 220;

/** Langflow 1.13's rule for the names of uploaded files: the name, if it is one plain path segment. Otherwise throws an HttpError 400 with Langflow's message. */
function checkFileName(name: string): string {
  if (UNSAFE.test(name)) {
    throw new HttpError(400, {
      detail: "Invalid file name: paths, '..', NUL, CR/LF, and unsafe Unicode formatting are forbidden.",
    });
  }
  if (Buffer.byteLength(name) > MAX_BYTES) {
    throw new HttpError(400, { detail: `File name is too long. Maximum ${MAX_BYTES} bytes allowed.` });
  }
  if (name === '.' || name.trim() === '') throw new HttpError(400, { detail: 'Invalid file name after sanitization' });
  if (WINDOWS_DEVICE.test(name)) {
    throw new HttpError(400, { detail: `Invalid file name. '${name}' is a reserved system name.` });
  }
  return name;
}
