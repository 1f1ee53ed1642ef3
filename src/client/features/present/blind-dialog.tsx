/** Begins a blind vote in a presentation: which two variants answer each question. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { letterOf } from '#run/variants/variant.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { EarlierVotes } from '../../blocks/votes/earlier-votes.tsx';
import { EMPTY_TWEAKS } from '../../draft/storage/empty-draft.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { QUERY_DEFAULTS } from '../../runs/run-cache.ts';
import { useSuitesService } from '../../runs/suites/use-suites-service.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';
import classes from './blind-dialog.module.css';
import type { BlindSetup, BlindVariant } from './blind-setup.ts';

const CLOSE = { 'aria-label': 'Close' };
/** The newest suites of the flow whose variants are offered. */
const MOST_SUITES = 8;

export interface BlindDialogProps {
  flow: FlowDetail;
  onBegin: (setup: BlindSetup) => void;
  onClose: () => void;
}

interface OfferedVariant extends BlindVariant {
  label: string;
}

export function BlindDialog({ flow, onBegin, onClose }: BlindDialogProps) {
  const form = useDraftForm();
  const [yours] = useState((): OfferedVariant => {
    const tweaksText = form.getValues('tweaksText');
    return { letter: '', name: 'Your changes', label: 'Your changes, as they are now', tweaksText };
  });
  const offered: OfferedVariant[] = [
    yours,
    { letter: '', name: 'Original flow', label: 'The original flow', tweaksText: EMPTY_TWEAKS },
    ...useSuiteVariants(flow.id),
  ];
  const [first, setFirst] = useState(0);
  const [second, setSecond] = useState(1);
  const [one, other] = [offered[first], offered[second]];
  const canBegin = one !== undefined && other !== undefined && one.tweaksText !== other.tweaksText;
  const data = offered.map(({ label }, at) => ({ value: String(at), label }));
  return (
    <Dialog onClose={onClose} title="Vote blind" size={620} closeButtonProps={CLOSE}>
      <p className="tb-quiet">
        Run asks each question with both variants. The answers stand side by side without names, and chance decides
        which one is on the left.
      </p>
      <div className={classes.fields}>
        <NativeSelect
          label="First variant"
          data={data}
          value={first}
          onChange={({ currentTarget }) => setFirst(Number(currentTarget.value))}
        />
        <NativeSelect
          label="Second variant"
          data={data}
          value={second}
          onChange={({ currentTarget }) => setSecond(Number(currentTarget.value))}
        />
      </div>
      {!canBegin && (
        <p className="tb-quiet" role="status">
          {first === second ? 'Choose two different variants.' : 'These two have the same tweaks.'}
        </p>
      )}
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          aria-disabled={!canBegin}
          onClick={() => {
            if (!canBegin) return;
            onBegin({ flow, variants: [one, other], seed: randomId() });
          }}
        >
          Begin the vote
        </Button>
      </DialogFoot>
      <EarlierVotes of={{ flow: flow.id }} onOpen={onClose} />
    </Dialog>
  );
}

/** Those of the suites of this flow; without those whose tweaks name a value that only this tab would have. */
function useSuiteVariants(flow: string): OfferedVariant[] {
  const { suites, document } = useSuitesService();
  const { data } = useQuery({
    queryKey: ['present', 'variants', flow],
    queryFn: async () => {
      const listed = (await suites.list()).filter((entry) => entry.flow.id === flow).slice(0, MOST_SUITES);
      return Promise.all(listed.map(({ id }) => document(id).settled()));
    },
    ...QUERY_DEFAULTS,
    ...{ refetchOnMount: 'always', gcTime: 0 },
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
