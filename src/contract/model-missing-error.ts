/** The code of a failure that another model mends, beside its sentence. */
export const MODEL_MISSING = 'MODEL_MISSING';

/** The chosen model is not there: the provider or the model server has none of that name. */
export class ModelMissingError extends Error {
  override name = 'ModelMissingError';
}
