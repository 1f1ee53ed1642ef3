/** The row of the preview for the flow: the one in the text, or another flow of the server. */
import { Button, Select } from '@mantine/core';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { failureSentence } from '#run/errors/error-text.ts';
import { RequestError } from '../../shell/api/fetch-json.ts';
import type { useFlows } from '../../shell/api/flows-query.ts';
import classes from './paste-request-dialog.module.css';
import type { PastedServerState } from './use-pasted-server.ts';

export interface PastedFlowProps {
  /** Id or endpoint name in the text. */
  named: string | null;
  flows: ReturnType<typeof useFlows>;
  /** The named flow. */
  found: FlowSummary | undefined;
  /** The flow that will be filled. */
  target: string | null;
  targetName: string | null;
  server: PastedServerState;
  onChoose: (id: string) => void;
}

/** With more flows the select is searchable. */
const MAX_LISTED = 200;

export function PastedFlow({ named, flows, found, target, targetName, server, onChoose }: PastedFlowProps) {
  const { hereName } = server;
  const list = flows.data ?? [];
  const isListed = list.some(({ id }) => id === target);
  const current = list.find(({ endpoint_name }) => endpoint_name === target)?.id ?? target;
  return (
    <>
      {flows.isPending && <p>Looking for it on {hereName}</p>}
      {flows.isError && <Failure flows={flows} server={server} />}
      {flows.isSuccess && named === null && <p>The text names no flow. Choose one to fill.</p>}
      {flows.isSuccess && named !== null && found === undefined && (
        <p className="tb-medium tb-warning">
          {named} is not on {hereName}. Choose another flow to fill.
        </p>
      )}
      <Select
        aria-label="Flow to fill"
        placeholder="Choose a flow"
        size="xs"
        className={classes.flow ?? ''}
        data={[
          ...list.map(({ id, name }) => ({ value: id, label: name })),
          ...(target !== null && !isListed && current === target
            ? [{ value: target, label: targetName ?? target }]
            : []),
        ]}
        value={current}
        onChange={(value) => {
          if (value !== null) onChoose(value);
        }}
        searchable
        limit={MAX_LISTED}
        nothingFoundMessage="No matching flow"
        maxDropdownHeight={260}
        onFocus={(event) => event.currentTarget.select()}
      />
    </>
  );
}

function Failure({ flows, server }: Pick<PastedFlowProps, 'flows' | 'server'>) {
  const { error } = flows;
  const isRefused = error instanceof RequestError && error.error.kind === 'key-refused';
  const canGiveKey = isRefused && server.server === 'here' && server.hasKey && server.usesKey && !server.isKeyInUse;
  return (
    <div className="tb-row tb-wrap">
      <p className="tb-problem tb-medium">
        {error instanceof RequestError
          ? failureSentence(error.error, { hasKey: server.isKeyInUse, isRelayed: server.isRelayed })
          : 'Could not load the flows.'}
      </p>
      {canGiveKey ? (
        <Button size="compact-sm" onClick={server.giveKey}>
          Use the key now
        </Button>
      ) : (
        <Button size="compact-sm" onClick={() => void flows.refetch()}>
          Try again
        </Button>
      )}
    </div>
  );
}
