/** The tools of the shown run: choice of input, grouping, and its menu. */
import '@mantine/core/styles/Popover.layer.css';
import { Popover, Switch } from '@mantine/core';
import { memo, useMemo, useRef } from 'react';
import type { Run } from '#run/model/run.ts';
import { inputTitle } from '#run/variants/run-matrix.ts';
import { IconAdjustmentsHorizontal, IconLayoutColumns } from '../../../icons/icons.ts';
import { useUiRequest } from '../../../state/use-ui-request.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { focusInto } from '../../../ui/focus/focus-into.ts';
import classes from '../results-pane.module.css';
import { GroupByChoice, InputChoice, type InputChoiceProps, LayoutChoice } from '../shared/option-choices.tsx';
import type { ResultOptions } from '../shared/result-options.ts';
import { ShownRunMenu } from './shown-run-menu.tsx';

export interface RunToolsProps {
  run: Run;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
}

export function RunTools({ run, options, onOptions }: RunToolsProps) {
  // Depends only on the plan, so that arriving answers do not change it.
  const { plan, matrix } = run;
  const inputs = useMemo(() => namedInputs(plan, matrix), [plan, matrix]);
  const splitButton = useRef<HTMLButtonElement>(null);
  useUiRequest(
    'focus',
    // A narrow screen has no room for the button.
    () => focusInto(splitButton.current, splitButton.current?.closest('section')),
    ({ kind }) => kind === 'split-view',
  );
  return (
    <>
      {inputs.length > 1 && <RunChoices inputs={inputs} options={options} onOptions={onOptions} />}
      <IconButton
        icon={IconLayoutColumns}
        label="Split view"
        tip={options.isSplit ? 'Close split view' : 'Split view'}
        className={classes.split ?? ''}
        ref={splitButton}
        aria-pressed={options.isSplit}
        onClick={() => onOptions({ ...options, isSplit: !options.isSplit })}
      />
      {run.status !== 'running' && <ShownRunMenu run={run} />}
    </>
  );
}

function namedInputs(plan: Run['plan'], matrix: Run['matrix']): InputChoiceProps['inputs'] {
  const indices = plan.requests.flatMap((request) => request.inputs).toSorted((left, right) => left - right);
  return indices.map((index) => ({ index, title: inputTitle(matrix ? { matrix } : {}, index) }));
}

const RunChoices = memo(function RunChoices({ inputs, options, onOptions }: InputChoiceProps) {
  return (
    <>
      <div className={classes.inline}>
        <GroupByChoice options={options} onOptions={onOptions} />
        <InputChoice inputs={inputs} options={options} onOptions={onOptions} />
      </div>
      <div>
        <Popover position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <IconButton icon={IconAdjustmentsHorizontal} label="Result options" />
          </Popover.Target>
          <Popover.Dropdown aria-label="Result options">
            <div className="tb-stack">
              <div className={classes.overflow}>
                <p className="tb-sm tb-quiet tb-below-xs">Group by</p>
                <GroupByChoice options={options} onOptions={onOptions} />
              </div>
              {options.groupBy === 'output' && (
                <div>
                  <p className="tb-sm tb-quiet tb-below-xs">Layout of an output</p>
                  <LayoutChoice options={options} onOptions={onOptions} />
                </div>
              )}
              <Switch
                label="Hide duplicate answers"
                checked={options.foldsIdentical}
                onChange={(event) => onOptions({ ...options, foldsIdentical: event.currentTarget.checked })}
              />
              <div className={classes.overflow}>
                <p className="tb-sm tb-quiet tb-below-xs">Input shown</p>
                <InputChoice inputs={inputs} options={options} onOptions={onOptions} />
              </div>
            </div>
          </Popover.Dropdown>
        </Popover>
      </div>
    </>
  );
});
