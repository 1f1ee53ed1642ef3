/** The view "Form", with what attaches files to its file fields. */
import { FieldFiles } from '../features/attach/field-files.tsx';
import type { FormField } from '../features/form/form-model.ts';
import { FormView, type FormViewProps } from '../features/form/form-view.tsx';

const renderFile = (item: FormField) => <FieldFiles target={item} isNamed={false} />;

export function TweakForm({ onHistory }: Pick<FormViewProps, 'onHistory'>) {
  return <FormView renderFile={renderFile} onHistory={onHistory} />;
}
