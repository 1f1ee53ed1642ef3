/** Asks the person at the page: the question, a button for each action, the deadline, and why a decision was not taken. */
import { Button } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { asSentence } from '#contract/text/as-sentence.ts';
import type { HumanWait } from '#run/figures/human-waits.ts';
import type { DecisionRefusal } from '#run/model/decision-desk.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { announce } from '../../ui/feedback/announce.ts';
import { ElapsedTime } from '../../ui/feedback/elapsed-time.tsx';
import classes from './decision.module.css';

export interface DecisionCardProps {
  wait: HumanWait;
  /** "Human Input", or "Human Input, Input 2". */
  title: string;
  /** Start of the run, epoch ms. */
  startedAt: number;
  /** For an audience. */
  isLarge: boolean;
}

export function DecisionCard({ wait: { question, receivedAt }, title, startedAt, isLarge }: DecisionCardProps) {
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
  const late = fallback ? 'the flow takes its fallback branch' : 'the flow takes none of its branches';
  return (
    <p className="tb-sm-tall tb-quiet">
      {isExpired
        ? `The time to decide is over. Whatever you choose now, ${late}.`
        : `Decide by ${momentOf(until)}. After that, ${late}.`}
    </p>
  );
}

/** With the day only if it is not today. */
function momentOf(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return new Date(at).toLocaleString('en', isToday ? time : { day: 'numeric', month: 'short', ...time });
}
