/** A failure in a line: title and sentence, without the server's own words. */
import { useCallback } from 'react';
import type { RunError } from '#run/run-error.ts';
import { useConnection } from '../api/connection.tsx';
import { connectionHost } from '../api/connection-host.ts';
import { errorWords, plainText } from '../features/errors/error-words.ts';

export function useErrorLine(): (error: RunError, server: string) => string {
  const { connection } = useConnection();
  const host = connectionHost(connection);
  return useCallback(
    (error, server) => {
      const { title, sentence } = errorWords(error, { server, host, refused: [], tweaks: 0 });
      return `${title}. ${plainText(sentence)}`;
    },
    [host],
  );
}
