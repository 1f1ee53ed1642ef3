/** What a component gave, and to which components. */
import { cutsOf } from '#run/component/component-notices.ts';
import { textSoFar } from '#run/component/component-stream.ts';
import { kindOfValue, shownValue } from '#run/component/shown-value.ts';
import { formatCount, formatList } from '#run/figures/result-format.ts';
import type { InsideComponent } from '#run/inside/inside-input.ts';
import type { Run } from '#run/model/run.ts';
import { ClampedText } from './clamped-text.tsx';
import { FoldSection } from './fold-section.tsx';
import { ValueRow, ValueRows } from './value-rows.tsx';
import { ValueView } from './value-view.tsx';

export interface GaveSectionProps {
  run: Run;
  /** Index of the input. */
  input: number;
  component: InsideComponent;
  /** Which time that it ran, from 0. */
  time: number;
}

export function GaveSection({ run, input, component, time }: GaveSectionProps) {
  const { id, times, row, toolCalls } = component;
  const shown = times[time];
  const cuts = cutsOf(run, input, shown);
  const outputs = Object.entries(shown?.gave ?? {});
  const result = run.inputs.find(({ index }) => index === input);
  const isRunning = (result?.status === 'running' || result?.status === 'waiting') && (row?.endMs ?? null) === null;
  const hasFailed = shown?.error !== undefined || row?.state === 'failed';
  // The engine's calls show the text as it arrives.
  const text = shown || result?.values ? '' : textSoFar(run, input, id);
  if (outputs.length > 0)
    return (
      <FoldSection title="Gave" about={formatCount(outputs.length, 'output')}>
        <ValueRows label="Outputs given">
          {outputs.map(([name, value]) => (
            <ValueRow
              key={name}
              name={name}
              about={[kindOfValue(shownValue(value)), ...targetsOf(run, id, name)].join(' → ')}
              value={value}
            >
              <ValueView value={value} subject={name} cutFrom={cuts.get(`gave\n${name}`) ?? null} />
            </ValueRow>
          ))}
        </ValueRows>
      </FoldSection>
    );
  if (hasFailed) return <EmptySection about="nothing" text="Gave nothing, because it failed" />;
  if (text !== '')
    return (
      <FoldSection title="Gave" about={isRunning ? 'the text so far' : 'the text that this browser saw'}>
        <div className="tb-hairline tb-inset-sm">
          <ClampedText text={text} subject="the text" />
        </div>
        {isRunning && <p className="tb-sm tb-quiet tb-inset-sm">{LATER}</p>}
      </FoldSection>
    );
  if (isRunning) {
    const isLater = run.address !== null && run.address !== undefined;
    return <EmptySection about="nothing yet" text={isLater ? LATER : 'Nothing yet'} />;
  }
  if (shown || component.absent !== null || toolCalls === 0)
    return <EmptySection about="nothing" text="Gave nothing" />;
  return <EmptySection about="not reported" text={null} />;
}

const LATER =
  'On a Langflow the values come when the run has ended. Until then this view shows times and the text as it arrives.';

function EmptySection({ about, text }: { about: string; text: string | null }) {
  return (
    <FoldSection title="Gave" about={about}>
      {text !== null && <p className="tb-sm tb-quiet tb-hairline tb-inset-sm">{text}</p>}
    </FoldSection>
  );
}

function targetsOf({ fields = [], components }: Run, id: string | null, output: string): string[] {
  const ids = new Set(
    fields.flatMap(({ component, from }) =>
      from.some((one) => one.component === id && (one.output === null || one.output === output)) ? [component] : [],
    ),
  );
  const names = components.flatMap((one) => (ids.has(one.id) ? [one.displayName] : []));
  return names.length === 0 ? [] : [formatList(names, 3)];
}
