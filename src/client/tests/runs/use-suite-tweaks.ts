import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { suiteTweaks } from '#tests/source/suite-tweaks.ts';
import { useSuitesService } from './use-suites-service.ts';

/** Returns tweaks as a suite writes them, as `suiteTweaks` does. The values of their secrets stay in this tab, so that it does not ask for them. */
export function useSuiteTweaks(): (tweaks: Tweaks, index: FlowIndex | null, isTyped: boolean) => Tweaks {
  const { values: known } = useSuitesService();
  return (tweaks, index, isTyped) => {
    const written = suiteTweaks(tweaks, index, { isTyped, known });
    for (const [name, value] of written.values) known.set(name, value);
    return written.tweaks;
  };
}
