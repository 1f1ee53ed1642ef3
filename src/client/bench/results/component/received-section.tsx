/** What a component received: what matters first, the rest on request, and the empty fields in one line. */
import { useMemo, useState } from 'react';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { cutsOf } from '#run/component/component-notices.ts';
import { sourceText } from '#run/component/field-source.ts';
import { promptOf } from '#run/component/filled-template.ts';
import { differingFields, type ReceivedField, receivedFields } from '#run/component/received-fields.ts';
import { plainValue, textOfValue } from '#run/component/shown-value.ts';
import { formatCount, formatList } from '#run/figures/result-format.ts';
import type { InsideComponent } from '#run/inside/inside-input.ts';
import type { Run } from '#run/model/run.ts';
import { useDraftValue } from '../../../draft/use-draft.ts';
import { goTo } from '../../../shell/navigation/go-to.ts';
import { copyText } from '../../../shell/ui/browser/copy-text.ts';
import type { MenuAction } from '../../../shell/ui/controls/action-menu-list.tsx';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import classes from './component.module.css';
import { FoldSection } from './fold-section.tsx';
import { TemplateValue } from './template-value.tsx';
import { useRunIndex } from './use-run-index.ts';
import { type TweakField, useTweakField } from './use-tweak-field.ts';
import { ValueRow, ValueRows } from './value-rows.tsx';
import { ValueView } from './value-view.tsx';

export interface ReceivedSectionProps {
  run: Run;
  /** Index of the input. */
  input: number;
  component: InsideComponent;
  /** Which time that it ran, from 0. */
  time: number;
  onComponent: (id: string) => void;
}

export function ReceivedSection(props: ReceivedSectionProps) {
  const { run, input, component, time } = props;
  const { id, times } = component;
  const [isAll, setAll] = useState(false);
  const index = useRunIndex(run);
  const tweakField = useTweakField(index);
  const shown = useMemo(
    () => receivedFields({ run, input, id, times, time, index }),
    [run, input, id, times, time, index],
  );
  const { first, rest, empty, isReported } = shown;
  const count = first.length + rest.length + empty.length;
  const fields = isAll ? [...first, ...rest] : first;
  return (
    <FoldSection
      title="Received"
      about={aboutOf(props, shown)}
      end={
        count > first.length && (
          <button
            type="button"
            className="tb-link tb-target tb-sm tb-strong tb-one-line"
            aria-label={isAll ? `Show ${formatCount(first.length, 'field')}` : `Show all ${count} fields`}
            onClick={() => setAll(!isAll)}
          >
            {isAll ? `Show ${first.length}` : `Show all ${count}`}
          </button>
        )
      }
    >
      {fields.length > 0 && (
        <ValueRows label="Fields received">
          {fields.map((field) => (
            <ReceivedRow key={field.name} field={field} tweakField={tweakField} {...props} />
          ))}
        </ValueRows>
      )}
      {isAll && empty.length > 0 && (
        <p className="tb-sm tb-quiet tb-break tb-hairline tb-inset-sm">
          {empty.length} empty: <span className={`tb-mono ${classes.code}`}>{empty.join(', ')}</span>
        </p>
      )}
      {count === 0 && isReported && <p className="tb-sm tb-quiet tb-hairline tb-inset-sm">It has no fields.</p>}
    </FoldSection>
  );
}

function aboutOf({ run, input, component }: ReceivedSectionProps, shown: ReturnType<typeof receivedFields>): string {
  const { first, rest, empty, isReported } = shown;
  const result = run.inputs.find(({ index }) => index === input);
  if (!isReported) {
    if (run.isReadingTraces && result?.values === undefined) return 'reading the trace';
    const isRunning = result?.status === 'running' || result?.status === 'waiting';
    return isRunning && component.row === null ? 'nothing yet' : 'what the flow and your tweaks say, not what came';
  }
  if (component.times.length > 1) {
    const differing = differingFields(component.times);
    return `${formatCount(differing, 'field')} ${differing === 1 ? 'differs' : 'differ'} from time to time`;
  }
  const count = first.length + rest.length + empty.length;
  return first.length === count ? formatCount(count, 'field') : `${first.length} of ${formatCount(count, 'field')}`;
}

interface ReceivedRowProps extends ReceivedSectionProps {
  field: ReceivedField;
  tweakField: TweakField;
}

function ReceivedRow({ run, input, component, time, field, tweakField, onComponent }: ReceivedRowProps) {
  const { name, value, type, source, tweak } = field;
  const cutFrom = cutsOf(run, input, component.times[time]).get(`received\n${name}`) ?? null;
  const write = value === undefined || cutFrom !== null ? null : tweakField(component.id, name);
  const actions: MenuAction[] = [
    ...(value === undefined ? [] : [{ label: 'Copy', onSelect: () => void copy(plainValue(value)) }]),
    ...(write && value !== undefined
      ? [{ label: 'Tweak this field', onSelect: () => write(textOfValue(value) ?? value) }]
      : []),
    { label: 'Copy its path', onSelect: () => void copy(`${component.id ?? component.name}.${name}`) },
  ];
  return (
    <ValueRow
      name={name}
      about={source.kind === 'tweak' ? <TweakLine path={source.path} /> : sourceText(source, run)}
      mark={tweak?.state ?? null}
      value={value}
      type={type}
      hasSize={tweak === null || isLong(value)}
      actions={actions}
    >
      <ReceivedValue {...{ run, component, time, field, cutFrom, onComponent }} />
    </ValueRow>
  );
}

async function copy(text: string): Promise<void> {
  announce((await copyText(text)) ? 'Copied' : 'The browser did not allow copying');
}

/** The line in the editor, if the tweak is still there. */
function TweakLine({ path }: { path: readonly string[] }) {
  const text = useDraftValue('tweaksText');
  const line = useMemo(() => parseTweaksText(text).locate(path)?.line ?? null, [text, path]);
  if (line === null) return 'tweak';
  return (
    <button type="button" className="tb-link tb-target" onClick={() => goTo({ kind: 'tweaks', line })}>
      tweak, line {line}
    </button>
  );
}

interface ReceivedValueProps extends Omit<ReceivedRowProps, 'input' | 'tweakField'> {
  cutFrom: number | null;
}

function ReceivedValue({ run, component, time, field, cutFrom, onComponent }: ReceivedValueProps) {
  const { name, value, type, tweak, source } = field;
  const ran = component.times[time];
  const prompt = ran ? promptOf(run, ran) : null;
  if (tweak !== null) {
    const { before, after, other, state } = tweak;
    const isChange = state === 'applied' || state === 'ambiguous' || state === 'resets';
    return (
      <>
        {isChange && (
          <p className={`tb-mono tb-break ${classes.code}`}>
            {before !== null && <span className="tb-quiet">{before} → </span>}
            <strong className="tb-strong">{after}</strong>
          </p>
        )}
        {other !== null && <p className="tb-sm">{other}</p>}
        {((!isChange && other === null) || isLong(value)) && value !== undefined && (
          <ValueView value={value} type={type} subject={name} cutFrom={cutFrom} />
        )}
      </>
    );
  }
  if (value === undefined) return <p className="tb-md tb-quiet">not reported</p>;
  if (prompt?.field === name && typeof value === 'string')
    return <TemplateValue run={run} prompt={prompt} template={value} cutFrom={cutFrom} onComponent={onComponent} />;
  const tools = source.kind === 'components' && source.ids.length > 2 ? formatList(source.ids) : undefined;
  return (
    <div title={tools}>
      <ValueView value={value} type={type} subject={name} cutFrom={cutFrom} />
    </div>
  );
}

/** The change itself shows a short value. */
function isLong(value: ReceivedField['value']): boolean {
  return value !== undefined && plainValue(value).length > 58;
}
