/** A prompt template with its variables filled in, or as it was written. */
import { useMemo, useState } from 'react';
import type { FilledPrompt } from '#run/component/filled-template.ts';
import type { Run } from '#run/model/run.ts';
import { Segments } from '../../../shell/ui/controls/segments.tsx';
import { ClampedText } from './clamped-text.tsx';
import { FilledText } from './filled-text.tsx';

export interface TemplateValueProps {
  run: Run;
  prompt: FilledPrompt;
  /** As it was written. */
  template: string;
  cutFrom: number | null;
  onComponent: (id: string) => void;
}

export function TemplateValue({ run, prompt, template, cutFrom, onComponent }: TemplateValueProps) {
  const [shown, setShown] = useState<'filled' | 'written'>('filled');
  const { parts, component, field } = prompt;
  const filled = useMemo(() => parts.map(({ text }) => text).join(''), [parts]);
  const hasVariables = parts.some(({ variable }) => variable !== null);
  return (
    <>
      {shown === 'filled' ? (
        <ClampedText
          text={filled}
          subject={field}
          cutFrom={cutFrom}
          draw={(length) => (
            <FilledText run={run} parts={parts} ownerOf={() => component} length={length} onComponent={onComponent} />
          )}
        />
      ) : (
        <ClampedText text={template} subject={field} cutFrom={cutFrom} />
      )}
      {hasVariables && (
        <div className="tb-above-xs">
          <Segments
            label="Template shown"
            choices={[
              ['filled', 'Filled in'],
              ['written', 'As written'],
            ]}
            value={shown}
            onChange={setShown}
          />
        </div>
      )}
    </>
  );
}
