/** Chooses the components of the flow for ids of the suite that the flow does not have. */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { idTail } from '#flow/index/component-id.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { ReboundSuite } from '#tests/suite/rebind-suite.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';

export interface MatchComponentsDialogProps {
  rebound: ReboundSuite;
  index: FlowIndex;
  onMatch: (matches: ReadonlyMap<string, string>) => void;
  onClose: () => void;
}

export function MatchComponentsDialog({ rebound, index, onMatch, onClose }: MatchComponentsDialogProps) {
  const [matches, setMatches] = useState(rebound.matches);
  const { components: names } = rebound.suite.flow;
  const data = index.components.map(({ id, displayName }) => ({ value: id, label: `${displayName} · ${idTail(id)}` }));
  const choose = (oldId: string, id: string | null) => {
    const next = new Map(matches);
    next.delete(oldId);
    setMatches(id === null ? next : next.set(oldId, id));
  };
  return (
    <Dialog onClose={onClose} title="Match components" size={520}>
      <p className="tb-quiet">The flow does not have these components of the suite.</p>
      {[...rebound.matches.keys(), ...rebound.missing].map((oldId) => (
        <Select
          allowDeselect
          key={oldId}
          mt={12}
          label={names.has(oldId) ? `${names.get(oldId)} (${oldId})` : oldId}
          placeholder="Leave as it is"
          searchable
          clearable
          data={data}
          value={matches.get(oldId) ?? null}
          onChange={(id) => choose(oldId, id)}
        />
      ))}
      <DialogFoot onCancel={onClose}>
        <Button
          variant="filled"
          aria-disabled={matches.size === 0}
          onClick={() => {
            if (matches.size === 0) return;
            onMatch(matches);
            onClose();
          }}
        >
          Write the new ids
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
