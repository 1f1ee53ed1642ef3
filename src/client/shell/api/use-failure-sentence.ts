/** Why a request failed, as a sentence about the current connection. */
import { useCallback } from 'react';
import { failureSentence } from '#run/errors/error-text.ts';
import { type Connection, isRelayed } from '#run/model/connection.ts';
import type { RunError } from '#run/model/run-error.ts';
import { useConnection } from './connection-provider.tsx';
import { RequestError } from './fetch-json.ts';

export function useFailureSentence(): (failure: Error) => string {
  const { connection } = useConnection();
  return useCallback(
    (failure) => (failure instanceof RequestError ? sentenceAbout(failure.error, connection) : failure.message),
    [connection],
  );
}

export function sentenceAbout(error: RunError, connection: Connection): string {
  return failureSentence(error, { hasKey: connection.apiKey !== null, isRelayed: isRelayed(connection) });
}
