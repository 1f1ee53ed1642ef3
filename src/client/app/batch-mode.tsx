/** Batch, put together from the parts of the page that it shows. */
import { useCallback } from 'react';
import type { RunError } from '#run/model/run-error.ts';
import { useServer } from '../api/version-query.ts';
import { BatchView } from '../features/batch/batch-view.tsx';
import { useErrorLine } from './use-error-words.ts';

export function BatchMode() {
  const errorLine = useErrorLine();
  const server = useServer().data?.name ?? '';
  const errorText = useCallback((error: RunError) => errorLine(error, server), [errorLine, server]);
  return <BatchView errorText={errorText} />;
}
