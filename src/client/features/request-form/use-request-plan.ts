/** The plan of the request as it stands in the form; for small components only, since they render again as one types. */
import { useMemo } from 'react';
import { planRequests } from '#run/plan-requests.ts';
import type { RequestPlan } from '#run/request-plan.ts';
import { useServer } from '../../api/version-query.ts';
import { useDraftValue } from '../../draft/use-draft.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import { outlineRequest } from './plan-sentence.ts';

/** Null until the server is known. */
export function useRequestPlan(): RequestPlan | null {
  const server = useServer().data;
  const { flowId } = useNavigation();
  const inputsMode = useDraftValue('inputsMode');
  const inputs = useDraftValue('inputs');
  const stream = useDraftValue('stream');
  const sessionId = useDraftValue('sessionId');
  return useMemo(() => {
    if (server === undefined) return null;
    const request = outlineRequest({ inputsMode, inputs, stream, sessionId });
    return planRequests({ request, flowId: flowId ?? '', server });
  }, [server, flowId, inputsMode, inputs, stream, sessionId]);
}
