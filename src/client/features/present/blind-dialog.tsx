/** Begins a blind vote in a presentation: which two variants answer each question. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { idleWords } from '#run/variants/idle-words.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { EarlierVotes } from '../../blocks/votes/earlier-votes.tsx';
import { IdleLines } from '../../blocks/votes/idle-lines.tsx';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import { useOfferedVariants } from '../../runs/votes/use-offered-variants.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import { Dialog } from '../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../ui/controls/dialog-foot.tsx';
import type { BlindSetup } from './use-blind-runs.ts';

export interface BlindDialogProps {
  flow: FlowDetail;
  onBegin: (setup: BlindSetup) => void;
  onClose: () => void;
}

export function BlindDialog({ flow, onBegin, onClose }: BlindDialogProps) {
  const offered = useOfferedVariants(flow.id);
  const [first, setFirst] = useState(0);
  const [second, setSecond] = useState(1);
  const [one, other] = [offered[first], offered[second]];
  const canBegin = one !== undefined && other !== undefined && one.tweaksText !== other.tweaksText;
  const rules = useTweakRules();
  const chosen = [one, other].flatMap((variant) => {
    if (variant === undefined) return [];
    const idle = idleWords(flow.index, rules, parseTweaksText(variant.tweaksText).tweaks ?? {});
    return idle === null ? [] : [{ name: variant.name, idle }];
  });
  const data = offered.map(({ label }, at) => ({ value: String(at), label }));
  return (
    <Dialog onClose={onClose} title="Vote blind" size={620}>
      <p className="tb-quiet">
        Run asks each question with both variants. The answers are shown side by side without names, and it is random
        which one is on the left. Two answers that are the same, word by word, are left out.
      </p>
      <div className="tb-fields">
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
      <IdleLines variants={chosen} />
      {!canBegin && (
        <p className="tb-quiet" role="status">
          {first === second ? 'Choose two different variants.' : 'These two have the same tweaks.'}
        </p>
      )}
      <DialogFoot onCancel={onClose}>
        <Button
          variant="filled"
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
