import { letterOf } from '#tests/source/variant.ts';
import type { VariantOption } from '../../blocks/variants/suite-variants.ts';
import type { PageServices } from '../../runs/page-services.ts';
import { openSuites } from './use-suites-service.ts';

/** The newest suites of the flow whose variants are read. */
const MOST_SUITES = 8;

/** Variants of the suites of a flow, without those whose tweaks need a value that only this tab would have. */
export async function readSuiteVariants(services: PageServices, flow: string): Promise<VariantOption[]> {
  const { suites, document } = await openSuites(services);
  const listed = (await suites.list()).filter((entry) => entry.flow.id === flow).slice(0, MOST_SUITES);
  const read = await Promise.all(listed.map(({ id }) => document(id).settled()));
  return read.flatMap(({ entry, suite }) =>
    (suite?.variants ?? []).flatMap(({ name, tweaks }, at): VariantOption[] => {
      const tweaksText = JSON.stringify(tweaks, null, 2);
      return at === 0 || tweaksText.includes('${')
        ? []
        : [{ letter: letterOf(at - 1), name, suite: entry?.name ?? null, tweaksText }];
    }),
  );
}
