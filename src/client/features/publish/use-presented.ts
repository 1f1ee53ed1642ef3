/** What the presentation has that can be published. */
import { useMemo } from 'react';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { findKnobs } from '#flow/knobs/knob.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { DemoBase, PresentedFlow } from '#run/demos/demo-form.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useKnobs } from '../../draft/knobs/use-knobs.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { useFormDocument } from '../../draft/use-form-document.ts';

export interface Presented extends PresentedFlow {
  base: DemoBase;
}

export function usePresented(flow: FlowDetail, server: DemoSettings['flow']['server']): Presented {
  const form = useDraftForm();
  const { knobs } = useKnobs();
  const { tweaks } = useFormDocument(flow.index);
  const text = useDraftValue('tweaksText');
  return useMemo(() => {
    const { inputsMode, inputs, outputs } = form.getValues();
    const asked = inputsMode === 'mine' ? inputs : [];
    const place = { server, id: flow.id, name: flow.name };
    const [first] = asked;
    return {
      flow: place,
      inputs: asked,
      knobs: findKnobs(flow.index, knobs),
      currentValue: ({ field }) => tweaks.get(field)?.value ?? field.value,
      base: { flow: place, tweaks: parseTweaksText(text).tweaks ?? {}, outputs, target: first },
    };
  }, [flow, form, knobs, server, text, tweaks]);
}
