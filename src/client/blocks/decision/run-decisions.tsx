/** The questions of a run to a person: a card for each that waits, and a line for each that was decided. */

import { Button } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { asSentence } from '#contract/text/as-sentence.ts';
import { timeText } from '#contract/text/time-text.ts';
import { decisionText, type HumanWait, humanWaits, isWaiting } from '#run/figures/human-waits.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { inputTitle } from '#run/figures/input-title.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { DecisionRefusal } from '#run/model/decisions.ts';
import type { Run } from '#run/model/run.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { ElapsedTime } from '../../shell/ui/feedback/elapsed-time.tsx';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import classes from './decision.module.css';

export interface RunDecisionsProps {
  run: Run;
  /** Index of the input; null for all. */
  input: number | null;
  /** For an audience. */
  isLarge?: boolean;
}

export function RunDecisions({ run, input, isLarge = false }: RunDecisionsProps) {
  const shown = run.inputs.filter(({ index }) => input === null || index === input);
  const waits = shown.flatMap((of) => humanWaits(run, of).map((wait) => ({ of, wait })));
  if (waits.length === 0) return null;
  return (
    <div className={`tb-fixed ${classes.list}`} data-large={isLarge || undefined} ref={keepFocus} tabIndex={-1}>
      {waits.map(({ of, wait }) => {
        const { question, name, askedMs, decidedMs } = wait;
        const title = run.inputs.length > 1 && input === null ? `${name}, ${inputTitle(of.index)}` : name;
        if (isWaiting(of, wait)) {
          return (
            <DecisionCard
              key={question.request_id}
              wait={wait}
              title={title}
              isLarge={isLarge}
              startedAt={run.startedAt}
            />
          );
        }
        const untilMs = decidedMs ?? inputFigures(run, of).endMs;
        const waited = untilMs === null ? '' : ` after ${formatDuration(untilMs - askedMs)}`;
        return (
          <p key={question.request_id} className={`tb-sm-tall tb-quiet tb-hairline tb-inset-xs ${classes.line}`}>
            <strong className="tb-strong">{title}</strong> {outcomeOf(wait, isWaiting(of, wait))}
            {waited}
          </p>
        );
      })}
    </div>
  );
}

function outcomeOf(wait: HumanWait, isOpen: boolean): string {
  if (wait.decidedMs === null) return isOpen ? 'waits for a decision' : 'was stopped before a decision';
  return `asked, and ${decisionText(wait)}`;
}

interface DecisionCardProps {
  wait: HumanWait;
  /** "Human Input", or "Human Input, Input 2". */
  title: string;
  /** Start of the run, epoch ms. */
  startedAt: number;
  /** For an audience. */
  isLarge: boolean;
}

/** Asks the person at the page: the question, a button for each action, the deadline, and why a decision was not taken. */
function DecisionCard({ wait: { question, receivedAt }, title, startedAt, isLarge }: DecisionCardProps) {
  const { decisions } = usePageServices();
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<DecisionRefusal | null>(null);
  const titleId = useId();
  const promptId = useId();
  const { request_id: requestId, options, prompt } = question;
  const isOver = refusal?.isFinal === true;
  useEffect(() => {
    if (!decisions.isNew(requestId)) return;
    const choices = options.map(({ label }) => label).join(', ');
    announce(`Waiting for you. ${title} asks: ${asSentence(prompt || 'no text')} Choices: ${choices}`);
  }, [decisions, requestId, title, prompt, options]);

  async function decide(actionId: string, label: string) {
    if (sending !== null || isOver) return;
    setSending(actionId);
    setRefusal(null);
    const why = await decisions.decide(requestId, actionId);
    // Once it is taken, the run goes on and the card disappears.
    if (why === null) return announce(`Decided: ${label}`);
    setSending(null);
    setRefusal(why);
  }
  return (
    <section className={`tb-surface tb-gap-sm tb-stack ${classes.card}`} aria-labelledby={titleId}>
      <header className={`tb-row tb-wrap tb-between ${classes.head}`}>
        <p id={titleId} className="tb-md tb-strong">
          {title} asks
        </p>
        <span className="tb-sm tb-quiet">
          Waiting for you <ElapsedTime since={startedAt + receivedAt} className="tb-mono" isSilent />
        </span>
      </header>
      <p className={`tb-pre ${classes.prompt}`} id={promptId}>
        {prompt === '' ? <span className="tb-quiet">The question has no text.</span> : prompt}
      </p>
      <div className="tb-row tb-wrap">
        {options.map(({ action_id: actionId, label }) => (
          <Button
            key={actionId}
            size={isLarge ? 'lg' : 'sm'}
            aria-describedby={promptId}
            aria-disabled={sending !== null || isOver || undefined}
            onClick={() => decide(actionId, label)}
          >
            {sending === actionId ? `Sending ${label}` : label}
          </Button>
        ))}
      </div>
      {refusal && (
        <p className="tb-sm-tall tb-problem" role="alert">
          {refusal.sentence}
        </p>
      )}
      <Deadline question={question} askedAt={startedAt + receivedAt} />
    </section>
  );
}

/** Longest time of a timer of the browser. */
const LONGEST_MS = 2 ** 31 - 1;

function Deadline({ question, askedAt }: { question: HumanWait['question']; askedAt: number }) {
  const { timeout_ms: limitMs, fallback_action: fallback } = question;
  const until = limitMs === null ? null : askedAt + limitMs;
  const [isExpired, setExpired] = useState(until !== null && until <= Date.now());
  useEffect(() => {
    if (until === null || isExpired) return;
    const timer = setTimeout(() => setExpired(Date.now() >= until), Math.min(LONGEST_MS, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until, isExpired]);
  if (until === null) return null;
  const late = fallback ? 'the flow takes its fallback branch' : 'the run ends without an answer';
  return (
    <p className="tb-sm-tall tb-quiet">
      {isExpired
        ? `The time to decide is over. Whatever you choose now, ${late}.`
        : `Decide by ${timeText(until)}. After that, ${late}.`}
    </p>
  );
}
