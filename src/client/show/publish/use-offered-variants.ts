/** The variants that a vote can be about: your changes, the flow itself, and those of its suites. */
import { useQuery } from '@tanstack/react-query';
import { use, useState } from 'react';
import { SuiteVariantsContext } from '../../blocks/variants/suite-variants.ts';
import { EMPTY_TWEAKS } from '../../draft/storage/empty-draft.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { QUERY_DEFAULTS } from '../../runs/run-cache.ts';

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

function useSuiteVariants(flow: string): OfferedVariant[] {
  const readVariants = use(SuiteVariantsContext);
  const { data } = useQuery({
    queryKey: ['present', 'variants', flow],
    queryFn: () => readVariants(flow),
    ...QUERY_DEFAULTS,
    refetchOnMount: 'always',
    gcTime: 0,
  });
  return (data ?? []).map((variant) => ({
    ...variant,
    label: `${variant.letter} ${variant.name}, of ${variant.suite ?? 'a suite'}`,
  }));
}
