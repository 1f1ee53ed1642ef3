/** One result as the server sent it. */
import { useMemo } from 'react';
import { exactResult } from '#run/results/exact-result.ts';
import { LongText } from '../../../blocks/answer/long-text.tsx';
import { CopyButton } from '../../../ui/controls/copy-button.tsx';
import { TextSize } from '../../../ui/layout/text-size.tsx';
import type { OutputBodyProps } from './output-body.tsx';

type OutputRawProps = Pick<OutputBodyProps, 'plan' | 'reply' | 'input' | 'output' | 'place'>;

export function OutputRaw({ plan, reply, input, output, place }: OutputRawProps) {
  const exact = useMemo(() => exactResult(plan, reply, input, output), [plan, reply, input, output]);
  if (!exact) return null;
  return (
    <>
      <div className="tb-sm-tall tb-row tb-quiet">
        <span className="tb-grow">
          <TextSize text={exact.text} />,{' '}
          {exact.isVerbatim ? 'as received' : 'rebuilt from the stream (see Raw for what was received)'}
        </span>
        <CopyButton label={`Copy raw of ${place}`} text={exact.text} />
      </div>
      <LongText text={exact.text} label={`Raw of ${place}`} isTextbox />
    </>
  );
}
