/** Questions that runs of the flow have asked, each with its newest answer, to choose from. */
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { type PastQuestion, questionsOfRuns } from '#tests/source/cases-of-run.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import classes from './history.module.css';

export interface HistoryDialogProps {
  /** True if one answer is to be chosen, as the expected text. */
  isSingle: boolean;
  onAdd: (questions: readonly PastQuestion[]) => void;
  onClose: () => void;
}

/** The newest; reading more takes too long. */
const MAX_RUNS = 200;

export function HistoryDialog({ isSingle, onAdd, onClose }: HistoryDialogProps) {
  const { value, index } = useSuiteEditing();
  /** Whose answers count; null for the first. */
  const output = typeof value.output === 'string' ? value.output : null;
  const { summaries } = useRunSummaries();
  const { read } = useRunActions();
  const runs = summaries.filter(({ flow }) => flow.id === index?.id).slice(0, MAX_RUNS);
  const loaded = useQueries({
    queries: runs.map(({ id, version }) => ({
      queryKey: ['suites', 'questions', id, version],
      queryFn: () => read(id).catch(() => null),
      gcTime: 60_000,
    })),
    combine: (all) => ({
      done: all.filter(({ isPending }) => !isPending).length,
      runs: all.flatMap(({ data }) => data ?? []),
    }),
  });
  const questions = useMemo(() => questionsOfRuns(loaded.runs, output), [loaded.runs, output]);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const keyOf = ({ run, question }: PastQuestion) => `${run.id} ${question}`;
  const wanted = search.trim().toLowerCase();
  const shown = questions.filter(({ question, answer }) => `${question}\n${answer}`.toLowerCase().includes(wanted));
  const picked = questions.filter((one) => chosen.has(keyOf(one)));
  const isReading = loaded.done < runs.length;
  const toggle = (key: string) => {
    const next = new Set(isSingle ? [] : chosen);
    if (!chosen.has(key)) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const add = () => {
    if (picked.length === 0) return;
    onAdd(picked);
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={isSingle ? 'Take from an answer' : 'From history'} size={720}>
      <p className="tb-quiet" role="status">
        {isReading
          ? `Reading run ${loaded.done + 1} of ${runs.length}`
          : runs.length === 0
            ? 'This flow has no saved run yet.'
            : `${formatCount(runs.length, 'run')} of this flow asked ${formatCount(questions.length, 'question')}. ${isSingle ? 'The answer becomes the expected text.' : 'Their answers become the expected texts.'}`}
      </p>
      {questions.length > 0 && (
        <>
          <div className="tb-row tb-above-sm">
            <TextInput
              className="tb-grow"
              aria-label="Search questions"
              placeholder="Search questions and answers"
              data-autofocus
              value={search}
              onChange={({ currentTarget }) => setSearch(currentTarget.value)}
            />
            {!isSingle && (
              <Button
                onClick={() => setChosen(new Set(picked.length === questions.length ? [] : questions.map(keyOf)))}
              >
                {picked.length === questions.length ? 'Choose none' : 'Choose all'}
              </Button>
            )}
          </div>
          <ScrollBox className={`tb-above-sm ${classes.questions}`} label="Questions, scroll">
            <ul className="tb-list" aria-label="Questions">
              {shown.map((one) => {
                const key = keyOf(one);
                const about = `Run ${one.run.number}${one.count > 1 ? ` and ${one.count - 1} more` : ''}`;
                const Control = isSingle ? Radio : Checkbox;
                return (
                  <li key={key} className={`tb-hairline ${classes.question}`}>
                    <Control
                      checked={chosen.has(key)}
                      onChange={() => toggle(key)}
                      label={<span className="tb-strong tb-break">{one.question.slice(0, 300)}</span>}
                      description={
                        <span className="tb-break">
                          {one.answer.slice(0, 300)}
                          <span className="tb-faint"> · {about}</span>
                        </span>
                      }
                    />
                  </li>
                );
              })}
            </ul>
            {shown.length === 0 && <p className="tb-quiet">No question matches “{search}”.</p>}
          </ScrollBox>
        </>
      )}
      <DialogFoot onCancel={onClose}>
        <Button variant="filled" aria-disabled={picked.length === 0} onClick={add}>
          {isSingle
            ? 'Take this answer'
            : picked.length === 0
              ? 'Add cases'
              : `Add ${formatCount(picked.length, 'case')}`}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
