/** Begins a blind vote on the answers of two variants of the shown result. Sends nothing. */
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { CellResult } from '#contract/suite/results-file.ts';
import type { VoteVariant } from '#contract/workspace/vote.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { withIdleNote } from '#run/variants/idle-note.ts';
import { type PairedAnswers, pairAnswers } from '#tests/report/pair-answers.ts';
import { questionsOfResult, type VotedCases } from '#tests/report/questions-of-result.ts';
import { randomSample } from '#tests/report/random-sample.ts';
import { columnName, letterOf } from '#tests/source/variant.ts';
import { copyVoteLink } from '../../blocks/votes/copy-vote-link.ts';
import { IdleLines } from '../../blocks/votes/idle-lines.tsx';
import { useTweakRules } from '../../draft/use-tweak-rules.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { QUERY_DEFAULTS } from '../../runs/run-cache.ts';
import { useBeginVote } from '../../runs/votes/use-votes.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { useTestsModel } from '../model/use-tests-model.ts';
import { useResultsFile } from '../runs/use-results-file.ts';

type Cases = VotedCases | 'sample';
const CASES: { value: Cases; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'failed', label: 'At least one failed' },
  { value: 'differing', label: 'Exactly one failed' },
  { value: 'sample', label: 'Random sample' },
];
const VOTERS = [
  { value: 'me', label: 'Me' },
  { value: 'link', label: 'Others too, by link' },
];

export function BlindVoteDialog({ onClose }: { onClose: () => void }) {
  const { suite, result, suiteId } = useTestsModel();
  const { info } = result;
  if (suite.entry === null || info === null) return null;
  return (
    <Dialog onClose={onClose} title={`Blind vote on #${info.number}`} size={620}>
      <VoteForm info={info} name={suite.entry.name} suiteId={suiteId} onClose={onClose} />
    </Dialog>
  );
}

interface VoteFormProps {
  info: ResultInfo;
  name: string;
  suiteId: string;
  onClose: () => void;
}

function VoteForm({ info, name, suiteId, onClose }: VoteFormProps) {
  const begin = useBeginVote();
  const { showVote } = useNavigate();
  const votersId = useId();
  const hasTwo = info.variants.length > 2;
  const [first, setFirst] = useState(hasTwo ? 1 : 0);
  const [second, setSecond] = useState(hasTwo ? 2 : 1);
  const [cases, setCases] = useState<Cases>('all');
  const [most, setMost] = useState('12');
  const [voters, setVoters] = useState('me');
  const [failure, setFailure] = useState<string | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const { paired, variants, problem } = useVotePairs(
    info,
    [first, second],
    cases === 'sample' ? 'all' : cases,
    cases === 'sample' ? Math.max(1, Math.floor(Number(most) || 1)) : null,
  );
  const options = info.variants.map((variant, at) => ({
    value: String(at),
    label: at === 0 ? variant : columnName({ letter: letterOf(at - 1), name: variant }),
  }));
  const blocked =
    first === second
      ? 'Choose two different variants.'
      : paired?.pairs.length === 0
        ? 'There is nothing to vote on.'
        : null;
  const canBegin = paired !== null && blocked === null && !isBeginning;
  const start = async () => {
    if (!canBegin) return;
    setBeginning(true);
    setFailure(null);
    try {
      const { id: flowId, name: flowName } = info.flow;
      const id = await begin({
        name,
        flow: { id: flowId ?? '', name: flowName },
        source: { suite: suiteId, result: info.id },
        variants,
        pairs: paired.pairs,
        same: paired.same,
      });
      if (voters === 'link') await copyVoteLink(id);
      onClose();
      showVote(id);
    } catch (error) {
      setFailure(errorMessage(error));
      setBeginning(false);
    }
  };
  return (
    <>
      <p className="tb-quiet">
        Two answers to each question, side by side and without names. The answers of this result are used: nothing is
        sent.
      </p>
      <div className="tb-fields">
        <NativeSelect
          label="First variant"
          data={options}
          value={first}
          onChange={({ currentTarget }) => setFirst(Number(currentTarget.value))}
        />
        <NativeSelect
          label="Second variant"
          data={options}
          value={second}
          onChange={({ currentTarget }) => setSecond(Number(currentTarget.value))}
        />
        <NativeSelect
          label="Cases"
          data={CASES}
          value={cases}
          onChange={({ currentTarget }) =>
            setCases(CASES.find(({ value }) => value === currentTarget.value)?.value ?? 'all')
          }
        />
        {cases === 'sample' && (
          <TextInput
            label="How many"
            type="number"
            min={1}
            value={most}
            onChange={({ currentTarget }) => setMost(currentTarget.value)}
          />
        )}
        <div>
          <p className="tb-strong tb-below-xs" id={votersId}>
            Who votes
          </p>
          <SegmentedControl size="sm" aria-labelledby={votersId} data={VOTERS} value={voters} onChange={setVoters} />
        </div>
      </div>
      <p className="tb-quiet" role="status">
        {blocked ?? (paired === null ? (problem ?? 'Reading the answers') : pairsText(paired))}
      </p>
      <IdleLines variants={variants} />
      {failure !== null && (
        <p className="tb-problem" role="alert">
          Voting did not start. {failure}
        </p>
      )}
      <DialogFoot onCancel={onClose}>
        <Button variant="filled" aria-disabled={!canBegin} loading={isBeginning} onClick={() => void start()}>
          Start voting
        </Button>
      </DialogFoot>
    </>
  );
}

/** `11 pairs. 1 more has identical answers.` */
function pairsText({ pairs, same, missing }: PairedAnswers): string {
  const parts = [
    `${formatCount(pairs.length, 'pair')}.`,
    ...(same === 0 ? [] : [`${formatCount(same, 'more has', 'more have')} identical answers.`]),
    ...(missing === 0 ? [] : [`${formatCount(missing, 'case')} without two answers.`]),
  ];
  return parts.join(' ');
}

/** The pairs of answers that a vote on the shown result would have. */
interface VotePairs {
  /** Null while the result is read. */
  paired: PairedAnswers | null;
  variants: [VoteVariant, VoteVariant];
  problem: string | null;
}

function hasAnswer({ state }: CellResult): boolean {
  return state === 'passed' || state === 'failed';
}

/** `chosen`: indexes of variants. `most`: how many cases, at random; null for all. */
function useVotePairs(
  info: ResultInfo,
  chosen: readonly [first: number, second: number],
  which: VotedCases,
  most: number | null,
): VotePairs {
  const read = useResultsFile();
  const { data, error } = useQuery({
    queryKey: ['tests', 'vote', info.id, info.version],
    queryFn: () => read(info.id),
    ...QUERY_DEFAULTS,
    gcTime: 0,
  });
  const [first, second] = chosen;
  const paired = useMemo(() => {
    if (!data) return null;
    const names = [info.variants[first] ?? '', info.variants[second] ?? ''] as const;
    const questions = questionsOfResult(data, names, which);
    return pairAnswers(most === null ? questions : randomSample(questions, most, info.id));
  }, [data, info, first, second, which, most]);
  const flow = useOpenFlow();
  const rules = useTweakRules();
  const variantAt = (at: number): VoteVariant => {
    const variant = {
      letter: at === 0 ? '' : letterOf(at - 1),
      name: info.variants[at] ?? '',
      tweaks: data?.variants[at]?.tweaks ?? {},
    };
    // What the tweaks did in this result, because the flow may have changed since.
    const ran = data?.cells.find((cell) => cell.variant === variant.name && hasAnswer(cell));
    return withIdleNote(variant, flow?.id === info.flow.id ? flow.index : null, rules, ran?.tweaks);
  };
  return { paired, variants: [variantAt(first), variantAt(second)], problem: error && errorMessage(error) };
}
