/** The bytes of a file that came with a message, from the server of the run. */
import { useQuery } from '@tanstack/react-query';
import { filePathOf, type ResultFile } from '#run/results/result-files.ts';
import { fetchFile } from '../../../api/fetch-file.ts';
import { useRunConnection } from '../shared/run-connection.ts';

export function useFile({ path, kind, type }: ResultFile) {
  const connection = useRunConnection();
  return useQuery({
    queryKey: ['files', connection.baseUrl, path],
    queryFn: ({ signal }) => fetchFile(connection, { path: filePathOf(path), isImage: kind === 'image', type }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}
