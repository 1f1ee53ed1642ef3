/** Why a request failed, as a sentence about the current connection. */
import { useCallback } from 'react';
import { failureSentence } from '#run/errors/error-words.ts';
import { isRelayed } from '#run/model/connection.ts';
import { useConnection } from './connection-provider.tsx';
import { RequestError } from './fetch-json.ts';

export function useFailureSentence(): (failure: Error) => string {
  const { connection } = useConnection();
  return useCallback(
    (failure) => {
      const place = { hasKey: connection.apiKey !== null, isRelayed: isRelayed(connection) };
      return failure instanceof RequestError ? failureSentence(failure.error, place) : failure.message;
    },
    [connection],
  );
}
