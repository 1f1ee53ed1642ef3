/** Past sessions of the open flow with their messages: to use one again, or to delete it. */

import { Button } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { fullTimeText, timeText } from '#contract/text/time-text.ts';
import { readServerTime } from '#run/traces/server-time.ts';
import { AnswerBlock } from '../../blocks/answer/answer-block.tsx';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useFailureSentence } from '../../shell/api/use-failure-sentence.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import { announce } from '../../shell/ui/feedback/announce.ts';
import classes from './sessions-dialog.module.css';
import { MAX_MESSAGES, useDeleteSession, useSessionMessages, useSessions } from './sessions-query.ts';

export interface SessionsDialogProps {
  /** The server's id, which is also the name of the flow's own session. */
  flowId: string;
  onClose: () => void;
}

export function SessionsDialog({ flowId, onClose }: SessionsDialogProps) {
  const sessions = useSessions(flowId);
  const sentenceOf = useFailureSentence();
  const [chosen, setChosen] = useState<string | null>(null);
  const form = useDraftForm();
  const names = sessions.data ?? [];
  const { few, more } = useFew(names, 'sessions');
  const shown = chosen !== null && names.includes(chosen) ? chosen : (names[0] ?? null);
  function use(session: string) {
    form.setValue('sessionId', session === flowId ? '' : session, { shouldDirty: true });
    onClose();
  }
  return (
    <Dialog onClose={onClose} title="Sessions" size={760}>
      {sessions.isPending && <p className="tb-sm-tall tb-quiet">Loading the sessions</p>}
      {sessions.isError && (
        <div className="tb-stack tb-start" role="alert">
          <p>Could not load the sessions. {sentenceOf(sessions.error)}</p>
          <Button size="xs" onClick={() => void sessions.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {sessions.isSuccess && names.length === 0 && (
        <p className="tb-sm-tall tb-quiet">
          This flow has no session yet. Run a flow with a chat input or a chat output to start one.
        </p>
      )}
      {shown !== null && !sessions.isError && (
        <div className={`tb-gap-lg tb-stack ${classes.columns}`}>
          <ul className={classes.list} aria-label="Past sessions" data-scrolls>
            {few.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  className={`tb-plain tb-sm tb-break tb-wide tb-ink tb-hover tb-touch ${classes.session}`}
                  aria-current={name === shown}
                  onClick={() => setChosen(name)}
                >
                  {name === flowId ? "The flow's own session" : name}
                </button>
              </li>
            ))}
            {more !== null && <li>{more}</li>}
          </ul>
          <SessionView key={shown} flowId={flowId} session={shown} onUse={() => use(shown)} />
        </div>
      )}
    </Dialog>
  );
}

/** The messages of one session, and its actions. */
function SessionView({ flowId, session, onUse }: { flowId: string; session: string; onUse: () => void }) {
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
    <section className="tb-column tb-shrink" aria-label={`Session ${title}`}>
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
                  <b>{from}</b> <MessageTime timestamp={timestamp} />
                </p>
                {isUser || text === '' ? (
                  <p className={`tb-pre ${classes.text}`}>{text === '' ? 'Empty message' : text}</p>
                ) : (
                  <AnswerBlock text={text} subject={`message of ${from}`} />
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

/** A timestamp that cannot be read is shown as it is. */
function MessageTime({ timestamp }: { timestamp: string }) {
  const at = readServerTime(timestamp);
  return (
    <span className="tb-faint tb-size-xs" title={at === null ? undefined : fullTimeText(at)}>
      {at === null ? timestamp : timeText(at)}
    </span>
  );
}
