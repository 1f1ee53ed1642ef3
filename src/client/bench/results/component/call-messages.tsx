/** The messages of a call of a model, as the model got them, and its answer. */
import { type ReactNode, useMemo, useState } from 'react';
import type { ComponentCall, ModelMessage } from '#contract/component-values.ts';
import { MESSAGE_ROOM } from '#run/component/clamp-text.ts';
import { type FilledPrompt, markPrompts } from '#run/component/filled-template.ts';
import { type FoldedMessages, messageNames } from '#run/component/listed-calls.ts';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { ClampedText } from './clamped-text.tsx';
import classes from './component.module.css';
import { FilledText } from './filled-text.tsx';

export interface CallMessagesProps {
  run: Run;
  call: ComponentCall;
  /** Its number among those of the component. */
  number: number;
  /** Its first messages, if they are those of an earlier call. */
  folded: FoldedMessages | null;
  prompts: readonly FilledPrompt[];
  /** What it has answered so far, while it runs. */
  textSoFar: string;
  onComponent: (id: string) => void;
}

export function CallMessages(props: CallMessagesProps) {
  const { call, number, folded, textSoFar } = props;
  const [isUnfolded, setUnfolded] = useState(false);
  const { messages = [], answer = textSoFar === '' ? undefined : assistant(textSoFar) } = call;
  const all = answer ? [...messages, answer] : messages;
  const names = useMemo(() => messageNames(all), [all]);
  const from = folded && !isUnfolded ? folded.count : 0;
  const settings = Object.entries(call.settings ?? {});
  return (
    <>
      {settings.length > 0 && (
        <p className="tb-xs tb-mono tb-quiet tb-break tb-hairline tb-inset-xs-sm">
          {settings.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(' · ')}
        </p>
      )}
      {folded && (
        <PartRow label={formatCount(folded.count, 'message')}>
          <p className="tb-sm tb-row tb-quiet">
            as in call {folded.of}
            <button
              type="button"
              className="tb-link tb-target tb-strong"
              aria-expanded={isUnfolded}
              onClick={() => setUnfolded(!isUnfolded)}
            >
              {isUnfolded ? 'Fold them' : 'Show them'}
            </button>
          </p>
        </PartRow>
      )}
      <ul className="tb-list" aria-label={`Messages of call ${number}`}>
        {all.slice(from).map((message, index) => {
          const name = names[from + index] ?? '';
          const isAnswer = message === answer;
          return (
            <li key={name}>
              <article aria-label={name}>
                <PartRow
                  label={name}
                  end={isAnswer && folded && <span className="tb-xs tb-quiet tb-fixed">this call</span>}
                >
                  <MessageText {...props} message={message} name={name} isWriting={isAnswer && !call.answer} />
                </PartRow>
              </article>
            </li>
          );
        })}
      </ul>
      {call.error !== undefined && (
        <PartRow label="Error">
          <p className={`tb-mono tb-pre tb-problem ${classes.code}`}>{call.error}</p>
        </PartRow>
      )}
    </>
  );
}

function assistant(text: string): ModelMessage {
  return { role: 'assistant', text };
}

export interface PartRowProps {
  /** In the left column: a role, "Arguments". */
  label: string;
  end?: ReactNode;
  children: ReactNode;
}

export function PartRow({ label, end, children }: PartRowProps) {
  return (
    <div className={`tb-hairline tb-inset-xs-sm ${classes.part}`}>
      <span className="tb-sm tb-strong tb-quiet">{label}</span>
      <div className="tb-shrink">{children}</div>
      {end}
    </div>
  );
}

interface MessageTextProps extends CallMessagesProps {
  message: ModelMessage;
  name: string;
  isWriting: boolean;
}

function MessageText({ run, number, prompts, onComponent, message, name, isWriting }: MessageTextProps) {
  const { text, images = [], asks = [] } = message;
  const parts = useMemo(() => markPrompts(text, prompts), [text, prompts]);
  const subject = `${name} of call ${number}`;
  return (
    <>
      {text !== '' && (
        <ClampedText
          text={text}
          subject={subject}
          room={MESSAGE_ROOM}
          draw={(length) => (
            <>
              <FilledText
                run={run}
                parts={parts}
                ownerOf={(index) => parts[index]?.prompt?.component ?? null}
                length={length}
                onComponent={onComponent}
              />
              {isWriting && <i className={classes.caret} aria-hidden="true" />}
            </>
          )}
        />
      )}
      {images.length > 0 && <p className="tb-sm tb-quiet tb-break">with {images.join(', ')}</p>}
      {asks.map((ask, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same tool may be asked for twice
        <Ask key={index} ask={ask} />
      ))}
      {text === '' && images.length === 0 && asks.length === 0 && <p className="tb-sm tb-faint">empty</p>}
    </>
  );
}

function Ask({ ask }: { ask: NonNullable<ModelMessage['asks']>[number] }) {
  const given = JSON.stringify(ask.arguments);
  return (
    <ClampedText
      text={given}
      subject={`arguments of ${ask.name}`}
      isMono
      draw={(length) => (
        <>
          <span className="tb-quiet">asks for </span>
          <strong className="tb-strong">{ask.name}</strong> {given.slice(0, length)}
        </>
      )}
    />
  );
}
