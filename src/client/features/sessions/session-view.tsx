/** The messages of one session, and its actions. */
import { Button } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { AnswerBlock } from '../../blocks/answer/answer-block.tsx';
import { announce } from '../../ui/feedback/announce.ts';
import { keepFocus } from '../../ui/focus/keep-focus.ts';
import classes from './sessions-dialog.module.css';
import { MAX_MESSAGES, useDeleteSession, useSessionMessages } from './sessions-query.ts';

export interface SessionViewProps {
  flowId: string;
  session: string;
  onUse: () => void;
}

export function SessionView({ flowId, session, onUse }: SessionViewProps) {
  const { data: messages, error } = useSessionMessages(flowId, session);
  const [isAsking, setAsking] = useState(false);
  const sentenceOf = useFailureSentence();
  const scrolled = useRef<HTMLDivElement>(null);
  const isRead = messages !== undefined;
  useLayoutEffect(() => {
    // Scroll to the end, where the conversation continues.
    if (isRead && scrolled.current) scrolled.current.scrollTop = scrolled.current.scrollHeight;
  }, [isRead]);
  const title = session === flowId ? "The flow's own session" : session;
  return (
    <section ref={keepFocus} className="tb-column tb-shrink" aria-label={`Session ${title}`}>
      <div ref={scrolled} className={`tb-scroll-y ${classes.messages}`} data-scrolls>
        {error !== null && <p role="alert">Could not load the messages. {sentenceOf(error)}</p>}
        {messages === undefined && error === null && <p className="tb-sm-tall tb-quiet">Loading the messages</p>}
        {messages?.length === 0 && <p className="tb-sm-tall tb-quiet">No messages in this session</p>}
        {messages?.length === MAX_MESSAGES && <p className="tb-sm-tall tb-quiet">Newest {MAX_MESSAGES} messages</p>}
        {messages !== undefined && messages.length > 0 && (
          <ol className="tb-list tb-stack" aria-label="Messages">
            {messages.map(({ id, from, isUser, text, timestamp }) => (
              <li key={id} data-user={isUser || undefined}>
                <p className="tb-sm">
                  <b>{from}</b> <span className="tb-faint tb-size-xs">{timestamp.slice(0, 19).replace('T', ' ')}</span>
                </p>
                {isUser || text === '' ? (
                  <p className={`tb-pre ${classes.text}`}>{text === '' ? 'Empty message' : text}</p>
                ) : (
                  <AnswerBlock text={text} place={`message of ${from}`} />
                )}
              </li>
            ))}
          </ol>
        )}
      </div>
      {isAsking ? (
        <Confirmation session={session} onKeep={() => setAsking(false)} />
      ) : (
        <div className="tb-row tb-above-lg tb-to-end">
          <Button onClick={() => setAsking(true)}>Delete session</Button>
          <Button variant="filled" onClick={onUse}>
            Use this session
          </Button>
        </div>
      )}
    </section>
  );
}

function Confirmation({ session, onKeep }: { session: string; onKeep: () => void }) {
  const remove = useDeleteSession();
  const sentenceOf = useFailureSentence();
  return (
    <div className="tb-row tb-above-lg tb-to-end">
      <p className={`tb-sm ${classes.question}`} role="alert">
        {remove.isError
          ? `The server did not delete the session. ${sentenceOf(remove.error)}`
          : 'This deletes its messages from the server, for every flow that used this session. You cannot undo this.'}
      </p>
      <Button onClick={onKeep} autoFocus>
        Keep it
      </Button>
      <Button
        aria-disabled={remove.isPending}
        onClick={() => {
          if (!remove.isPending) remove.mutate(session, { onSuccess: () => announce('Session deleted') });
        }}
      >
        Delete for good
      </Button>
    </div>
  );
}
