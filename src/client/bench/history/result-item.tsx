/** One result of a suite in the strip, with its progress or outcome. A click opens it. */

import { useId } from 'react';
import { passedText } from '#run/figures/passed-text.ts';
import { formatAge } from '#run/figures/result-format.ts';
import { PersonDisc } from '../../blocks/person/person-disc.tsx';
import type { Who } from '../../blocks/person/use-who.ts';
import type { RecentResult } from '../../runs/history/recent-results.ts';
import { IconListCheck } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useTestsRoute } from '../../shell/navigation/use-tests-route.ts';
import { useShownPart } from '../../shell/navigation/use-url-key.ts';
import classes from './history-strip.module.css';
import states from './run-state.module.css';

export interface ResultItemProps {
  result: RecentResult;
  who: Who | null;
  /** Epoch ms. */
  now: number;
  /** True for a result of another flow than the open one: then the flow's name is shown, first. */
  namesFlow: boolean;
}

export function ResultItem({ result: { info, suite }, who, now, namesFlow }: ResultItemProps) {
  const { failed, broken } = info.tally;
  const part = useShownPart();
  const view = useTestsRoute();
  const { openTests } = useNavigate();
  const aboutId = useId();
  const isShown = part === 'tests' && view.suite === info.suite && view.result === info.id;
  const counts = [
    ...(namesFlow ? [info.flow.name] : []),
    suite,
    ...(info.flow.version ? [`on version ${info.flow.version.number}`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
    ...(broken > 0 ? [`${broken.toLocaleString('en')} broken`] : []),
  ].join(' · ');
  return (
    <li
      className={`tb-fixed tb-hover tb-relative ${classes.item} ${classes.fitted}`}
      data-run={info.id}
      data-shown={isShown || undefined}
    >
      <button
        type="button"
        className={`tb-wide tb-ring-inside ${classes.open}`}
        data-run-button=""
        aria-label={`Result ${info.number} of ${suite}${info.isRunning ? ', running' : ''}`}
        aria-describedby={`${aboutId}-cells ${aboutId}-age ${aboutId}-about`}
        title={counts}
        aria-current={isShown ? 'true' : undefined}
        onClick={() => openTests({ suite: info.suite, result: info.id })}
      />
      <div className={`tb-column ${classes.about}`}>
        <div className={`tb-row tb-mono tb-gap-xs-sm tb-size-xs tb-one-line ${classes.first}`}>
          <IconListCheck size={14} stroke={1.6} aria-hidden="true" className="tb-fixed tb-quiet" />
          <span
            id={`${aboutId}-cells`}
            className={`tb-quiet tb-inline ${states.state}`}
            data-state={info.isRunning ? 'running' : undefined}
          >
            {info.isRunning ? 'Running' : passedText(info.tally)}
          </span>
          {who !== null && <PersonDisc name={info.person} who={who} />}
          <span className="tb-quiet tb-end tb-inline" id={`${aboutId}-age`}>
            {formatAge(now - info.startedAt)}
          </span>
        </div>
        <p id={`${aboutId}-about`} className="tb-cut tb-sm tb-quiet">
          {counts}
        </p>
      </div>
    </li>
  );
}
