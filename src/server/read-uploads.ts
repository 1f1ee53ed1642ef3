/** Files of a multipart/form-data body. */
import { HttpError } from './http-error.ts';
import { UPLOAD_LIMIT } from './limits.ts';
import { readBody } from './read-body.ts';

export interface Upload {
  /** As the sender named it; not to be trusted. Empty when it has none. */
  name: string;
  content: Uint8Array<ArrayBuffer>;
}

/** Throws an HttpError: 413 for a body over the limit of uploads, 400 for one that is no form. */
export async function readUploads(request: Request): Promise<Upload[]> {
  const bytes = await readBody(request, UPLOAD_LIMIT);
  if (!bytes) throw new HttpError(413, { detail: 'File size is larger than the maximum file size 50MB.' });
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  let form: FormData;
  try {
    form = await new Response(bytes, { headers }).formData();
  } catch {
    throw new HttpError(400, { detail: 'There was an error parsing the body' });
  }
  const files = [...form.values()].filter((value) => value instanceof File);
  return Promise.all(
    files.map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })),
  );
}
