/** Makes a suite: with a name, for a flow, with one empty case or with what is on the bench. */
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import { Button, Radio, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { freeName } from '#contract/text/free-name.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { casesOfDraft } from '#tests/source/cases-of-run.ts';
import { newSuiteText, suiteFlow } from '#tests/source/new-suite.ts';
import { useSessionSharing } from '../../draft/session-sharing.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { useFlows } from '../../shell/api/flows-query.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { useBusy } from '../../shell/ui/feedback/use-busy.ts';
import { useSuiteActions } from '../runs/use-suite-actions.ts';
import { useSuiteTweaks } from '../runs/use-suite-tweaks.ts';
import { useSuites } from '../runs/use-suites.ts';
import type { EditorBegin } from '../shared/rows-source.ts';

export interface NewSuiteDialogProps {
  /** How its first cases are made; null asks. */
  begin: EditorBegin;
  onMade: (id: string) => void;
  onClose: () => void;
}

export function NewSuiteDialog({ begin, onMade, onClose }: NewSuiteDialogProps) {
  const open = useOpenFlow();
  const flows = useFlows().data ?? [];
  const form = useDraftForm();
  const { isShared } = useSessionSharing();
  const { graphFingerprint } = usePageServices();
  const write = useSuiteTweaks();
  const { create } = useSuiteActions();
  const [flowId, setFlowId] = useState<string | null>(open?.id ?? flows[0]?.id ?? null);
  const [name, setName] = useState('');
  const [isFromBench, setFromBench] = useState(false);
  const [isMaking, startMaking] = useBusy('The suite was not made');
  const flow = flows.find(({ id }) => id === flowId) ?? (open?.id === flowId ? open : null);
  const { suites } = useSuites();
  const placeholder =
    flow === null ? 'Name' : freeName(`Tests of ${flow.name}`, new Set(suites.map(({ entry }) => entry.name)));
  const takesBench = isFromBench && begin === null && open !== null && flowId === open.id;
  const draft = form.getValues();
  const { tweaks } = parseTweaksText(draft.tweaksText);
  const count = tweaks === null ? 0 : Object.keys(tweaks).length;
  const cases = casesOfDraft(draft);
  const make = async () => {
    if (flow === null) return;
    const chosenName = name.trim() || placeholder;
    const flowEntry = { id: flow.id, name: flow.name };
    if (!takesBench) return create(chosenName, flowEntry);
    const [output, ...others] = draft.outputs;
    const text = newSuiteText({
      name: chosenName,
      flow: suiteFlow(open, graphFingerprint(open)),
      output: others.length === 0 ? output : undefined,
      session: isShared && draft.sessionId === '' ? 'own' : undefined,
      cases,
      variants: count === 0 ? [] : [{ name: 'Bench', tweaks: write(tweaks ?? {}, open.index, false) }],
    });
    return create(chosenName, flowEntry, text);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startMaking(async () => {
      const id = await make();
      if (id === undefined) return;
      onClose();
      onMade(id);
    });
  };
  return (
    <Dialog onClose={onClose} title="New suite" size={460}>
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          data-autofocus
          maxLength={200}
          placeholder={placeholder}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Select
          mt={14}
          label="Flow of the suite"
          searchable
          data={flows.map(({ id, name: label }) => ({ value: id, label }))}
          value={flowId}
          onChange={setFlowId}
        />
        {begin === null && (
          <Radio.Group
            mt={14}
            label="Begin with"
            value={takesBench ? 'bench' : 'none'}
            onChange={(next) => setFromBench(next === 'bench')}
          >
            <div className="tb-gap-sm tb-stack tb-above-xs-sm">
              <Radio value="none" label="One empty case" />
              <Radio
                value="bench"
                label="From the bench"
                disabled={open === null || flowId !== open.id}
                description={`${formatCount(cases.length, 'case')}${count === 0 ? ', no tweaks' : ', and the tweaks as a variant'}`}
              />
            </div>
          </Radio.Group>
        )}
        <DialogFoot onCancel={onClose}>
          <Button variant="filled" type="submit" aria-disabled={flow === null || isMaking}>
            Create suite
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
