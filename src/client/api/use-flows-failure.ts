import { useState } from 'react';
import { useFlows } from './flows-query.ts';

/** Why the flows of the server could not be read the last time; null once they can. Stays while they are read again. */
export function useFlowsFailure(): Error | null {
  const { error, isSuccess } = useFlows();
  const [last, setLast] = useState<Error | null>(error);
  const failure = isSuccess ? null : (error ?? last);
  if (failure !== last) setLast(failure);
  return failure;
}
