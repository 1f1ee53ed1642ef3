/** One call as a page of its own, on a narrow page: what it was given, what came of it, and which calls belong to it. */
import { isJsonObject } from '#contract/json.ts';
import type { FilledPrompt } from '#run/component/filled-template.ts';
import { askedAgain, askedBy, foldedMessages, type ListedCall } from '#run/component/listed-calls.ts';
import { plainValue } from '#run/component/shown-value.ts';
import type { Run } from '#run/model/run.ts';
import { IconBrain, IconChevronRight, IconCircleXFilled } from '../../../shell/icons/icons.ts';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { ToolValue } from './call-body.tsx';
import { CallMessages } from './call-messages.tsx';
import classes from './component.module.css';
import { FoldSection } from './fold-section.tsx';
import { ValueRow, ValueRows } from './value-rows.tsx';
import { ValueView } from './value-view.tsx';

export interface CallPageProps {
  run: Run;
  /** Name of the component. */
  name: string;
  row: ListedCall;
  rows: readonly ListedCall[];
  prompts: readonly FilledPrompt[];
  textSoFar: string;
  onCall: (id: string | null) => void;
  onComponent: (id: string) => void;
}

export function CallPage(props: CallPageProps) {
  const { name, row } = props;
  const { call, number, isFailed, time, tokens } = row;
  return (
    <section className="tb-fill tb-scroll-y" aria-label={`Call ${number} in ${name}`}>
      <header className={`tb-bar tb-row tb-min-40 tb-inset-x ${isFailed ? 'tb-refused-tint' : ''}`}>
        <h3 className="tb-md tb-strong tb-mono tb-break">{call.name}</h3>
        {isFailed && (
          <span className="tb-sm tb-inline tb-problem tb-strong">
            <IconCircleXFilled size={14} aria-hidden="true" />
            Failed
          </span>
        )}
        <span className="tb-mono tb-size-xs tb-quiet tb-end">{[tokens, time].filter(Boolean).join(' · ')}</span>
      </header>
      {call.kind === 'model' ? <ModelParts {...props} /> : <ToolParts {...props} />}
    </section>
  );
}

function ModelParts({ run, row, rows, prompts, textSoFar, onComponent }: CallPageProps) {
  return (
    <FoldSection title="Messages">
      <CallMessages
        {...{ run, call: row.call, number: row.number, prompts, onComponent }}
        folded={foldedMessages(rows, row)}
        textSoFar={row.isRunning ? textSoFar : ''}
      />
    </FoldSection>
  );
}

function ToolParts({ row, rows, onCall }: CallPageProps) {
  const { call } = row;
  const { arguments: given = null, result, error } = call;
  const by = askedBy(rows, row);
  const again = askedAgain(rows, row);
  const entries = isJsonObject(given) ? Object.entries(given) : null;
  const copyOf = (what: string, text: () => string) => <CopyButton label={`Copy ${what}`} text={text} size={24} />;
  return (
    <>
      <FoldSection title="Arguments" about={entries?.length} end={copyOf('arguments', () => plainValue(given))}>
        {entries ? (
          <ValueRows label="Arguments">
            {entries.map(([field, value]) => (
              <ValueRow key={field} name={field} about={null} value={value}>
                <ValueView value={value} subject={field} />
              </ValueRow>
            ))}
          </ValueRows>
        ) : (
          <div className="tb-inset-sm">
            <ToolValue value={given} subject="arguments" />
          </div>
        )}
      </FoldSection>
      {error !== undefined && (
        <FoldSection title="Error" end={copyOf('error', () => error)}>
          <p className={`tb-mono tb-pre tb-problem tb-inset-sm ${classes.code}`}>{error}</p>
        </FoldSection>
      )}
      {result !== undefined && (
        <FoldSection title="Result" end={copyOf('result', () => plainValue(result))}>
          <div className="tb-inset-sm">
            <ToolValue value={result} subject="result" />
          </div>
        </FoldSection>
      )}
      {by && (
        <FoldSection title="Asked for by">
          <button
            type="button"
            className={`tb-plain tb-hairline tb-row tb-hover tb-wide tb-inset-x ${classes.call}`}
            onClick={() => onCall(by.call.id)}
          >
            <IconBrain size={14} stroke={1.6} aria-hidden="true" className="tb-quiet" />
            <span className={`tb-mono ${classes.code}`}>{by.call.name}</span>
            <span className="tb-sm tb-quiet">call {by.number}</span>
            <span className="tb-mono tb-size-xs tb-end">{by.time}</span>
            <IconChevronRight size={16} stroke={1.6} aria-hidden="true" className="tb-faint" />
          </button>
        </FoldSection>
      )}
      {again && (
        <FoldSection title="What came next">
          <p className="tb-sm tb-inset-sm">
            Asked for again in{' '}
            <button type="button" className="tb-link tb-target tb-strong" onClick={() => onCall(again.row.call.id)}>
              call {again.row.number}
            </button>
            {again.change !== '' && (
              <>
                : <span className={`tb-mono ${classes.code}`}>{again.change}</span>
              </>
            )}
          </p>
        </FoldSection>
      )}
    </>
  );
}
