/** The name of the open flow, and the list of flows to choose from once it is loaded. */
import { useFlow } from '../../shell/api/flows-query.ts';
import { IconRoute } from '../../shell/icons/icons.ts';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { FieldLater } from '../../shell/ui/late/field-later.tsx';
import classes from './flow-picker.module.css';

const load = async () => (await import('./flow-picker.tsx').catch(() => null))?.FlowPicker ?? null;

export function FlowChoice() {
  const flow = useFlow(useFlowId());
  return (
    <FieldLater
      load={load}
      aria-label="Flow"
      placeholder="Choose a flow"
      className={classes.root}
      classNames={{ input: `tb-strong ${classes.input}` }}
      leftSection={<IconRoute size={16} stroke={1.6} aria-hidden="true" />}
      value={flow.data?.name ?? ''}
      error={flow.isError}
    />
  );
}
