/** Chooses the components whose results are requested. */
import { lazy, Suspense } from 'react';
import { useController } from 'react-hook-form';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { selectOutputs } from '#flow/request/select-outputs.ts';
import { isNameOf, nameGroups } from '../../blocks/names/component-names.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { type FieldError, fieldMessage } from '../draft/field-errors.ts';
import classes from './request-form.module.css';
import { useOptionalField } from './use-optional-field.ts';

const NamesField = lazy(async () => ({ default: (await import('./names-field.tsx')).NamesField }));

export interface OutputsSectionProps {
  flow: FlowIndex | null;
  error: FieldError | undefined;
}

export function OutputsSection({ flow, error }: OutputsSectionProps) {
  const { control } = useDraftForm();
  const { field } = useController({ control, name: 'outputs' });
  const { isShown, ...focus } = useOptionalField(
    flow,
    (flow?.outputs.length ?? 0) > 1 || field.value.length > 0,
    ({ kind }) => kind === 'outputs',
  );
  const message = fieldMessage(error, field.value);
  if (!isShown && message === null) return null;
  return (
    <div className={classes.section}>
      <div className={`tb-row tb-below-sm ${classes.sectionHead}`}>
        <h3 className={`tb-sm tb-strong ${classes.sectionTitle}`}>Outputs</h3>
        <span className="tb-sm tb-quiet">{flow === null ? '' : countOf(flow, field.value)}</span>
      </div>
      <div className={classes.names}>
        <Suspense>
          <NamesField
            {...focus}
            label="Outputs"
            groups={flow === null ? [] : nameGroups([...flow.outputs, ...othersOf(flow)])}
            isKnown={flow === null ? null : isNameOf(flow.components)}
            unknownNote="this flow has no component with this name or id, so it gives no result"
            value={field.value}
            onChange={field.onChange}
            placeholder="Every output"
            error={message}
          />
        </Suspense>
      </div>
    </div>
  );
}

/** Any component can be requested; the flow's own outputs are first in the list. */
function othersOf(flow: FlowIndex) {
  return flow.components.filter(({ isOutput }) => !isOutput);
}

/** "all", or how many are chosen. */
function countOf(flow: FlowIndex, names: string[]): string {
  return names.length === 0 ? 'all' : `${selectOutputs(flow, names).length} chosen`;
}
