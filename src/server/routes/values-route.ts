/** `/api/v1/run/values/{id}`: what components received and gave in a run that answered as plain JSON. */
import { readValuesSchema } from '#contract/routes/values-endpoints.ts';
import { answerJson } from '../http/answer-json.ts';
import { HttpError } from '../http/http-error.ts';
import { get, type HttpRoute } from '../http/route.ts';
import type { EngineServices } from '../services/engine-services.ts';
import { errorAnswers, jsonAnswer } from './describe.ts';
import type { HolderOf } from './run-advanced.ts';

export function valuesRoute({ unread }: Pick<EngineServices, 'unread'>, holderOf: HolderOf): HttpRoute {
  return get('/api/v1/run/values/{id}', 'Reads what the components of a run received and gave', {
    description:
      'For a run that was sent with the header x-tweakbench-values: yes and answered as JSON; the same header of the answer, also of a failed run, has the id. Once, within a minute, for who sent the run, by name or address.',
    responses: { 200: jsonAnswer('The values, by input', readValuesSchema), ...errorAnswers(403, 404, 503) },
    handle(context) {
      const holder = holderOf(context);
      const values = holder === null ? null : unread.take(context.req.param('id') ?? '', holder);
      if (values === null) throw new HttpError(404, { detail: 'These values were read, or are too old' });
      return answerJson(context, values);
    },
  });
}
