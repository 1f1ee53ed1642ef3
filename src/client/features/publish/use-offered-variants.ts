/** The variants that a vote can be about: your changes, the flow itself, and those of its suites. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { letterOf } from '#run/variants/variant.ts';
import { EMPTY_TWEAKS } from '../../draft/storage/empty-draft.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { QUERY_DEFAULTS } from '../../runs/run-cache.ts';
import { useSuitesService } from '../../runs/suites/use-suites-service.ts';

/** The newest suites of the flow whose variants are offered. */
const MOST_SUITES = 8;

export interface OfferedVariant {
  /** Empty for one that has no letter. */
  letter: string;
  name: string;
  label: string;
  tweaksText: string;
}

/** `flow`: its id. Your changes are those of the moment when this was first asked. */
export function useOfferedVariants(flow: string): OfferedVariant[] {
  const form = useDraftForm();
  const [yours] = useState((): OfferedVariant => {
    const tweaksText = form.getValues('tweaksText');
    return { letter: '', name: 'Your changes', label: 'Your changes, as they are now', tweaksText };
  });
  return [
    yours,
    { letter: '', name: 'Original flow', label: 'The original flow', tweaksText: EMPTY_TWEAKS },
    ...useSuiteVariants(flow),
  ];
}

/** Variants of the suites of this flow, without those whose tweaks need a value that only this tab would have. */
function useSuiteVariants(flow: string): OfferedVariant[] {
  const { suites, document } = useSuitesService();
  const { data } = useQuery({
    queryKey: ['present', 'variants', flow],
    queryFn: async () => {
      const listed = (await suites.list()).filter((entry) => entry.flow.id === flow).slice(0, MOST_SUITES);
      return Promise.all(listed.map(({ id }) => document(id).settled()));
    },
    ...QUERY_DEFAULTS,
    refetchOnMount: 'always',
    gcTime: 0,
  });
  return (data ?? []).flatMap(({ entry, suite }) =>
    (suite?.variants ?? []).flatMap(({ name, tweaks }, at): OfferedVariant[] => {
      const tweaksText = JSON.stringify(tweaks, null, 2);
      if (at === 0 || tweaksText.includes('${')) return [];
      const letter = letterOf(at - 1);
      return [{ letter, name, label: `${letter} ${name}, of ${entry?.name ?? 'a suite'}`, tweaksText }];
    }),
  );
}
