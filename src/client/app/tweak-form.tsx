/** The view "Form", with file upload for its file fields. */
import { FieldFiles } from '../features/attach/field-files.tsx';
import { FormView, type FormViewProps } from '../features/form/form-view.tsx';
import type { FormField } from '../features/form/model/form-model.ts';

const renderFile = (item: FormField) => <FieldFiles target={item} isNamed={false} />;

export function TweakForm({ onHistory }: Pick<FormViewProps, 'onHistory'>) {
  return <FormView renderFile={renderFile} onHistory={onHistory} />;
}
