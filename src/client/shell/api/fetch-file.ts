/** Downloads a file from the server with the key in a header, which an `img` or `a` element cannot send. */
import { endpoints } from '#contract/endpoints.ts';
import { isJsonObject } from '#contract/json.ts';
import { fileEndpoints } from '#contract/routes/file-endpoints.ts';
import { requestFailure } from '#run/errors/request-failure.ts';
import type { Connection } from '#run/model/connection.ts';
import { isSpecificType } from '#run/results/media-types.ts';
import { DEFAULT_TIMEOUTS, type Deadline, startDeadline } from '#run/send/deadline.ts';
import { sendRequest } from '#run/send/send-request.ts';

export interface StoredFile {
  /** Folder and name, as an upload answered. */
  path: string;
  isImage: boolean;
  /** Media type to use if the server sends none, such as `image/png`; empty if unknown. */
  type: string;
}

/** Longest silence of the server, in ms. */
const SILENCE_MS = 30_000;

/**
 * Resolves with the bytes and their media type. A file belongs to a flow or to a user. Langflow 1.13.0 serves the first by
 * its path (`api/v1/files.py`) and answers "Flow not found" for the second, which has to be found in the list of files and
 * fetched by its id. The list is asked first, because a browser reports a 404 as an error; here, all files are of flows.
 * Rejects with a plain sentence, or with the signal's reason.
 */
export async function fetchFile(
  connection: Connection,
  file: StoredFile,
  signal: AbortSignal,
  silenceMs = SILENCE_MS,
): Promise<Blob> {
  const deadline = startDeadline(signal, { totalMs: DEFAULT_TIMEOUTS.totalMs, idleMs: silenceMs });
  const ask = (path: string) => {
    deadline.touch();
    return sendRequest(connection, path, { signal: deadline.signal }).catch((cause: unknown) => {
      throw new Error(requestFailure.silent(), { cause });
    });
  };
  try {
    const listed = connection.kind === 'langflow' ? await ofUser(ask, file.path) : null;
    // The image route serves images only; the download route sends no media type.
    const response =
      listed ?? (await ask(file.isImage ? fileEndpoints.image(file.path) : fileEndpoints.download(file.path)));
    if (!response.ok) throw new Error(`the server refused it (status ${response.status})`);
    const type = response.headers.get('content-type') ?? '';
    return new Blob(await readParts(response, deadline), {
      type: isSpecificType(type) || file.type === '' ? type : file.type,
    });
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.signal.aborted) throw new Error(requestFailure.late(), { cause: error });
    throw error;
  } finally {
    deadline.clear();
  }
}

async function readParts({ body }: Response, deadline: Deadline): Promise<BlobPart[]> {
  const reader = body?.getReader();
  const parts: BlobPart[] = [];
  try {
    for (let step = await reader?.read(); step?.done === false; step = await reader?.read()) {
      deadline.touch();
      parts.push(step.value);
    }
  } catch (cause) {
    throw new Error(requestFailure.cut(), { cause });
  }
  return parts;
}

async function ofUser(ask: (path: string) => Promise<Response>, path: string): Promise<Response | null> {
  const response = await ask(endpoints.files);
  const listed: unknown = response.ok ? await response.json().catch(() => null) : null;
  if (!Array.isArray(listed)) return null;
  const found = listed.find((item) => isJsonObject(item) && item.path === path);
  return typeof found?.id === 'string' ? ask(fileEndpoints.file(found.id)) : null;
}
