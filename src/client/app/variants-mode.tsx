/** Variants, put together from the parts of the page that it shows. */
import { OtherAnswer } from '../features/compare/answer-cell.tsx';
import type { RenderDifference } from '../features/variants/matrix-cell.tsx';
import { VariantsView } from '../features/variants/variants-view.tsx';
import { useErrorLine } from './use-error-words.ts';

export function VariantsMode() {
  return <VariantsView errorText={useErrorLine()} renderDifference={renderDifference} />;
}

const renderDifference: RenderDifference = (difference, output, place) => (
  <OtherAnswer difference={difference} output={output} layout="line" place={place} />
);
