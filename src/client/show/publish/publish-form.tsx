/** The form of a demo: a new one of the presentation, or a published one. */

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { type DemoBase, editDemoForm, newDemoForm, type PresentedFlow } from '#show/demo/demo-form.ts';
import { findKnobs } from '#show/knobs/knob.ts';
import { useKnobs } from '../../draft/knobs/use-knobs.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { useFormDocument } from '../../draft/use-form-document.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { DemoFields, type DemoFieldsProps, takenAddresses } from './demo-fields.tsx';
import classes from './publish.module.css';

export interface PublishFormProps extends Pick<DemoFieldsProps, 'flow' | 'server' | 'list' | 'onCancel' | 'onDone'> {
  /** The name of the demo that is edited; null for a new one. */
  edited: string | null;
}

export function PublishForm(props: PublishFormProps) {
  const { flow, server, edited, list } = props;
  const presented = usePresented(flow, server);
  const [openedAt] = useState(Date.now);
  const query = useQuery({
    queryKey: ['workspace', 'demos', edited],
    queryFn: () => list.requests.read(edited ?? ''),
    enabled: edited !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  if (edited === null) {
    const first = newDemoForm(presented, openedAt, takenAddresses(list));
    return <DemoFields {...props} entry={null} first={first} base={presented.base} />;
  }
  if (!query.data) {
    return (
      <p className={classes.loading} role="status">
        {query.error === null ? 'Loading the demo' : query.error.message}
      </p>
    );
  }
  const { settings } = query.data;
  return (
    <DemoFields
      {...props}
      // Read again after somebody else has changed it.
      key={query.data.entry.version}
      entry={query.data.entry}
      first={editDemoForm(edited, settings, presented)}
      base={{ ...settings, target: settings.own ?? undefined }}
      onReload={() => void query.refetch()}
    />
  );
}

interface Presented extends PresentedFlow {
  base: DemoBase;
}

/** What the presentation has that can be published. */
function usePresented(flow: FlowDetail, server: DemoSettings['flow']['server']): Presented {
  const form = useDraftForm();
  const { knobs } = useKnobs();
  const { tweaks } = useFormDocument(flow.index);
  const text = useDraftValue('tweaksText');
  return useMemo(() => {
    const { inputsMode, inputs, outputs } = form.getValues();
    const questions = inputsMode === 'mine' ? inputs : [];
    const demoFlow = { server, id: flow.id, name: flow.name };
    const [first] = questions;
    return {
      flow: demoFlow,
      inputs: questions,
      knobs: findKnobs(flow.index, knobs),
      currentValue: ({ field }) => tweaks.get(field)?.value ?? field.value,
      base: { flow: demoFlow, tweaks: parseTweaksText(text).tweaks ?? {}, outputs, target: first },
    };
  }, [flow, form, knobs, server, text, tweaks]);
}
