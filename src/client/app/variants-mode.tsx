/** Variants, put together from the parts of the page that it shows. */
import { VariantsView } from '../features/variants/variants-view.tsx';
import { useErrorLine } from './use-error-line.ts';

export function VariantsMode() {
  return <VariantsView errorText={useErrorLine()} />;
}
