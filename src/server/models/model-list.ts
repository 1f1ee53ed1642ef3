/**
 * The models that the model server serves, as it last said. Nobody waits for its answer: it is asked at the start, and again when
 * the list is old.
 */
import { hasModelServer, type OpenaiModelOptions, servedModels } from './served-models.ts';

/** How long a list counts as new. */
const FRESH_MS = 30_000;
/** How long the first reader waits for the first list. */
const FIRST_MS = 500;

export interface ModelList {
  /** Undefined without a model server. The model of the settings is first. */
  now(): readonly string[] | undefined;
  /** Resolves when the first list is there, or takes too long. */
  first(): Promise<void>;
}

export function createModelList(options: OpenaiModelOptions, ask = servedModels): ModelList {
  if (!hasModelServer(options)) return { now: () => undefined, first: async () => undefined };
  let known: readonly string[] = options.model ? [options.model] : [];
  let askedAt = Number.NEGATIVE_INFINITY;
  const refresh = async (): Promise<void> => {
    askedAt = performance.now();
    // Without an answer the last list stays.
    known = (await ask(options)) ?? known;
  };
  const started = refresh();
  return {
    now() {
      if (performance.now() - askedAt > FRESH_MS) void refresh();
      return known;
    },
    async first() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, FIRST_MS);
      });
      await Promise.race([started, late]).finally(() => clearTimeout(timer));
    },
  };
}
