/** Title and sentence for an error, without the server's own words, for views that show no details. */
import { useCallback } from 'react';
import { errorWords } from '#run/errors/error-words.ts';
import { plainText } from '#run/errors/wording.ts';
import type { RunError } from '#run/model/run-error.ts';
import { connectionHost } from '../../api/connection-host.ts';
import { useConnection } from '../../api/connection-provider.tsx';

/** `server` is the name of the server that failed. */
export function useErrorWords(): (error: RunError, server: string) => { title: string; sentence: string } {
  const { connection } = useConnection();
  const host = connectionHost(connection);
  return useCallback(
    (error, server) => {
      const { title, sentence } = errorWords(error, { server, host, refused: [], tweaks: 0 });
      return { title, sentence: plainText(sentence) };
    },
    [host],
  );
}
