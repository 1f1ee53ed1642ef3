/** The bytes of a file that came with a message, from the server of the run; with the key in a header, which an element could not send. */
import { useQuery } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { Connection } from '#run/connection.ts';
import { filePathOf, type ResultFile } from '#run/result-files.ts';
import { sendRequest } from '#run/send-request.ts';
import { useRunConnection } from './run-connection.ts';

export function useFile(file: ResultFile) {
  const connection = useRunConnection();
  return useQuery({
    queryKey: ['files', connection.baseUrl, file.path],
    queryFn: ({ signal }) => fetchFile(connection, file, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}

async function fetchFile(connection: Connection, file: ResultFile, signal: AbortSignal): Promise<Blob> {
  const path = filePathOf(file.path);
  // The route for images hands out nothing else, the one for downloads names no type (Langflow, api/v1/files.py).
  const address = file.kind === 'image' ? endpoints.image(path) : endpoints.download(path);
  const response = await sendRequest(connection, address, { signal }).catch(() => {
    signal.throwIfAborted();
    throw new Error('the server does not answer');
  });
  if (!response.ok) throw new Error(`the server does not hand it out (status ${response.status})`);
  const blob = await response.blob();
  return /^(application\/octet-stream|)$/.test(blob.type) && file.type !== ''
    ? blob.slice(0, blob.size, file.type)
    : blob;
}
