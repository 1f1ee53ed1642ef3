/** Chooses the suite, the result that is shown, and the result that it is compared with. */
import { Select } from '@mantine/core';
import { momentText } from '#run/figures/moment-text.ts';
import { passedText } from '#run/figures/passed-text.ts';
import { personName, useWho, type Who } from '../../blocks/person/use-who.ts';
import type { ResultInfo } from '../../runs/history/result-info.ts';
import { IconFlag, IconListCheck } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useTestsModel } from '../model/use-tests-model.ts';
import { useSuites } from '../runs/use-suites.ts';
import classes from './suite-head.module.css';

/** The value of the first entry of each list. */
const NONE = 'none';
const MAX_LISTED = 100;
const WIDE = { width: 340, position: 'bottom-start' } as const;

export function SuitePicker() {
  const { suiteId, suite } = useTestsModel();
  const { suites } = useSuites();
  const { openTests } = useNavigate();
  const listed = suites.filter(({ isHere }) => isHere).map(({ entry }) => ({ value: entry.id, label: entry.name }));
  const isListed = listed.some(({ value }) => value === suiteId);
  const own = { value: suiteId, label: suite.entry?.name ?? '' };
  return (
    <Select
      className={classes.suite ?? ''}
      aria-label="Suite"
      leftSection={<IconListCheck size={16} stroke={1.6} aria-hidden="true" />}
      searchable
      openOnFocus={false}
      limit={MAX_LISTED}
      nothingFoundMessage="No matching suite"
      value={suiteId}
      data={isListed ? listed : [own, ...listed]}
      comboboxProps={WIDE}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(id) => id !== null && id !== suiteId && openTests({ suite: id })}
    />
  );
}

export function ResultPicker({ isShort = false }: { isShort?: boolean }) {
  const { results, result, showResult, isRunning } = useTestsModel();
  const label = (info: ResultInfo) =>
    isShort
      ? `#${info.number}`
      : `#${info.number} ${info.isRunning || (isRunning && info.id === result.info?.id) ? 'running' : startedText(info)}`;
  return (
    <ResultSelect
      label="Result"
      className={isShort ? classes.short : classes.result}
      none={isShort ? 'Not run' : 'Current suite, not run'}
      value={result.info?.id ?? NONE}
      results={results}
      labelOf={label}
      onChange={(id) => showResult(id === NONE ? null : id)}
    />
  );
}

export function BaselinePicker() {
  const { results, result, baselineId, setBaseline } = useTestsModel();
  const others = results.filter(({ id, isRunning }) => (id !== result.info?.id && !isRunning) || id === baselineId);
  return (
    <ResultSelect
      label="Baseline"
      title="The result that answers and verdicts are compared with"
      className={classes.baseline}
      none="Baseline: none"
      hasFlag
      value={baselineId !== null && others.some(({ id }) => id === baselineId) ? baselineId : NONE}
      results={others}
      labelOf={(info) => `#${info.number} ${info.id === baselineId ? 'baseline' : startedText(info)}`}
      onChange={(id) => setBaseline(id === NONE ? null : id)}
    />
  );
}

interface ResultSelectProps {
  label: string;
  title?: string;
  className: string | undefined;
  /** Text of the first entry. */
  none: string;
  hasFlag?: boolean;
  value: string;
  results: readonly ResultInfo[];
  labelOf: (info: ResultInfo) => string;
  onChange: (id: string) => void;
}

function ResultSelect({
  label,
  title,
  className,
  none,
  hasFlag = false,
  value,
  results,
  labelOf,
  onChange,
}: ResultSelectProps) {
  const who = useWho();
  const byId = new Map(results.map((info) => [info.id, info]));
  return (
    <Select
      className={className ?? ''}
      aria-label={label}
      title={title}
      leftSection={hasFlag ? <IconFlag size={16} stroke={1.6} aria-hidden="true" /> : undefined}
      searchable
      openOnFocus={false}
      limit={MAX_LISTED}
      nothingFoundMessage="No matching result"
      value={value}
      data={[{ value: NONE, label: none }, ...results.map((info) => ({ value: info.id, label: labelOf(info) }))]}
      renderOption={({ option }) => {
        const info = byId.get(option.value);
        return (
          <span className="tb-row tb-wide">
            <span className="tb-cut">{option.label}</span>
            {info && <span className="tb-end tb-fixed tb-sm tb-faint">{noteOf(info, who)}</span>}
          </span>
        );
      }}
      comboboxProps={WIDE}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(next) => next !== null && next !== value && onChange(next)}
    />
  );
}

function startedText({ startedAt }: ResultInfo): string {
  return momentText(startedAt, Date.now()).text;
}

/** Who ran it, on which version, and how much passed. */
function noteOf({ person, tally, flow }: ResultInfo, who: Who | null): string {
  const name = who === null || who.isYou(person) ? '' : `${personName(person)} · `;
  return `${name}${flow.version ? `version ${flow.version.number} · ` : ''}${passedText(tally)}`;
}
