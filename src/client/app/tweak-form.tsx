/** The view "Form", with what attaches files to its file fields. */
import { AttachToField } from '../features/attach/attach-to-field.tsx';
import type { FormField } from '../features/form/form-model.ts';
import { FormView, type FormViewProps } from '../features/form/form-view.tsx';

const renderFile = (item: FormField) => (
  <AttachToField target={item} name={`${item.field.name} of ${item.component.displayName} ${item.component.id}`} />
);

export function TweakForm({ onHistory }: Pick<FormViewProps, 'onHistory'>) {
  return <FormView renderFile={renderFile} onHistory={onHistory} />;
}
