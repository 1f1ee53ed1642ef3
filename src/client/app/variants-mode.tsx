/** Variants, put together from the parts of the page that it shows. */
import { useCallback } from 'react';
import type { RunError } from '#run/run-error.ts';
import { useConnection } from '../api/connection.tsx';
import { connectionHost } from '../api/connection-host.ts';
import { errorWords, plainText } from '../features/errors/error-words.ts';
import { VariantsView } from '../features/variants/variants-view.tsx';

export function VariantsMode() {
  const { connection } = useConnection();
  const host = connectionHost(connection);
  const errorText = useCallback(
    (error: RunError, server: string) => {
      const { title, sentence } = errorWords(error, { server, host, refused: [], tweaks: 0 });
      return `${title}. ${plainText(sentence)}`;
    },
    [host],
  );
  return <VariantsView errorText={errorText} />;
}
