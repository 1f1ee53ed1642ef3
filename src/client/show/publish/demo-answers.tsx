/** What visitors asked a demo, and what it answered. Nothing says who asked. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { DemoAnswer } from '#contract/demos/demo-entry.ts';
import { timeText } from '#contract/text/time-text.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import classes from './demo-answers.module.css';
import type { DemoRequests } from './demo-requests.ts';

export interface DemoAnswersProps {
  name: string;
  requests: DemoRequests;
  onBack: () => void;
}

export function DemoAnswers({ name, requests, onBack }: DemoAnswersProps) {
  const { data, isPending, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['workspace', 'demo-answers', name],
    queryFn: ({ pageParam, signal }) => requests.answers(name, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
    retry: false,
  });
  const answers = data?.pages.flatMap((page) => page.answers) ?? [];
  const save = async () => downloadFile(`${name}-answers.json`, await requests.allAnswers(name));
  return (
    <section className="tb-column tb-rest" aria-label={`Answers of /p/${name}`}>
      <ScrollBox label="Answers, scroll" className={classes.list}>
        {error !== null && <p className="tb-problem">{error.message}</p>}
        {answers.length === 0 && error === null && (
          <p className="tb-quiet">{isPending ? 'Loading the answers' : 'No visitor has asked anything yet.'}</p>
        )}
        <ol className="tb-list" aria-label="Answers">
          {answers.map((answer) => (
            <Answer key={answer.number} answer={answer} />
          ))}
        </ol>
        {hasNextPage && (
          <Button mt={14} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        )}
      </ScrollBox>
      <div className={`tb-fixed tb-hairline-above tb-gap-sm tb-flex tb-to-end ${classes.foot}`}>
        <Button
          aria-disabled={answers.length === 0}
          onClick={() => answers.length > 0 && notifyError(save(), 'Nothing was saved')}
        >
          Save as JSON
        </Button>
        <Button variant="filled" onClick={onBack}>
          Back to the demo
        </Button>
      </div>
    </section>
  );
}

function Answer({ answer }: { answer: DemoAnswer }) {
  const { question, isOwn, knobs, status, isCut, askedAt, firstMs, totalMs, problem } = answer;
  const first = firstMs === null ? '' : `first words after ${formatDuration(firstMs)}, `;
  return (
    <li className={`tb-hairline ${classes.answer}`}>
      <p className="tb-strong tb-pre">{question}</p>
      <p className="tb-sm tb-quiet tb-break">
        {[
          timeText(askedAt),
          ...(isOwn ? ['typed by the visitor'] : []),
          ...knobs.map(({ label, value }) => `${label} ${typeof value === 'string' ? value : JSON.stringify(value)}`),
          `${first}${status} in ${formatDuration(totalMs)}`,
        ].join(' · ')}
      </p>
      {answer.answer !== '' && <p className={`tb-pre tb-above-xs-sm ${classes.text}`}>{answer.answer}</p>}
      {isCut && <p className="tb-sm tb-quiet">The rest of this answer was not kept.</p>}
      {problem !== null && <p className="tb-problem">{problem}</p>}
    </li>
  );
}
