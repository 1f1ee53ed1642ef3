/** Which suite, which checks, and what becomes of the tweaks. */
import { Button, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useId, useState } from 'react';
import type { AnsweredTest } from '#tests/source/answered-test.ts';
import { letterOf } from '#tests/source/variant.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { IconPlus } from '../../shell/icons/icons.ts';
import type { SaveTestRequest } from '../../shell/state/dialog-requests.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { IconLink } from '../shared/icon-link.tsx';
import { CheckChoice } from './check-choice.tsx';
import classes from './save-test.module.css';
import { type TweakUse, useSaveTest } from './use-save-test.ts';
import { NEW_SUITE, useTargetSuite } from './use-target-suite.ts';

export interface SaveTestFormProps {
  request: SaveTestRequest;
  test: AnsweredTest;
  flow: FlowDetail;
  onClose: () => void;
}

export function SaveTestForm({ request, test, flow, onClose }: SaveTestFormProps) {
  const target = useTargetSuite(flow, test, request.suite);
  const [name, setName] = useState('');
  const [keeps, setKeeps] = useState(test.answer !== '');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(test.checks.flatMap(({ isChosen }, at) => (isChosen ? [at] : []))),
  );
  const [added, setAdded] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const [use, setUse] = useState<TweakUse>('variant');
  const [isSaving, setSaving] = useState(false);
  const checksId = useId();
  const isConversation = test.earlier.length > 0;
  const shown = test.checks.map((proposed, at) => ({
    ...proposed,
    at,
    isBlocked: !keeps && needsExpected(proposed.check),
  }));
  const picked = shown.filter(({ at, isBlocked }) => chosen.has(at) && !isBlocked);
  useMarks(test.output?.name ?? null, [...picked.flatMap(({ text }) => text ?? []), ...added]);
  const save = useSaveTest({ test, flow, target });
  const canSave = !isSaving && target.isReady && (target.id !== NEW_SUITE || target.newName.trim() !== '');
  const submit = (how: { opens: boolean; index: number | null }) => {
    if (!canSave) return;
    setSaving(true);
    const checks = [...picked.map(({ check }) => check), ...added.map((text) => ({ contains: text }))];
    notifyError(
      save({ name, checks, keeps, use, ...how })
        .then(onClose)
        .finally(() => setSaving(false)),
      'The test was not saved',
    );
  };
  const add = () => {
    if (typed !== null && typed.trim() !== '') setAdded([...added, typed.trim()]);
    setTyped(null);
  };
  const { same, equalVariant, otherOutput } = target;
  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit({ opens: false, index: null });
      }}
    >
      {target.suites.length > 0 && (
        <Select
          label="Suite"
          data={[
            ...target.suites.map(({ entry }) => ({ value: entry.id, label: entry.name })),
            { value: NEW_SUITE, label: 'New suite…' },
          ]}
          value={target.id}
          onChange={(id) => id !== null && target.choose(id)}
        />
      )}
      {target.id === NEW_SUITE && (
        <TextInput
          label="Name of the new suite"
          maxLength={200}
          value={target.newName}
          onChange={({ currentTarget }) => target.setNewName(currentTarget.value)}
        />
      )}
      <TextInput
        label={
          <>
            Case name <span className="tb-quiet">optional</span>
          </>
        }
        aria-label="Case name"
        data-autofocus
        autoFocus
        maxLength={200}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <fieldset aria-labelledby={checksId}>
        <legend className={`tb-row tb-sm tb-wide ${classes.legend}`}>
          <span className="tb-strong" id={checksId}>
            Checks
          </span>
          <span className="tb-quiet">
            {picked.length + added.length} of {shown.length + added.length}
          </span>
          <span className="tb-quiet tb-end">now</span>
        </legend>
        {shown.map(({ check, now, at, isBlocked }) => (
          <CheckChoice
            key={at}
            check={check}
            now={now}
            isChosen={chosen.has(at) && !isBlocked}
            isBlocked={isBlocked}
            onToggle={() => {
              const next = new Set(chosen);
              if (!next.delete(at)) next.add(at);
              setChosen(next);
            }}
          />
        ))}
        {added.map((text) => (
          <CheckChoice
            key={text}
            check={{ contains: text }}
            now={test.answer.toLowerCase().includes(text.toLowerCase()) ? 'yes' : 'no'}
            isChosen
            isBlocked={false}
            onToggle={() => setAdded(added.filter((one) => one !== text))}
          />
        ))}
        {typed === null ? (
          <IconLink icon={IconPlus} className="tb-above-sm" onClick={() => setTyped('')}>
            Add check
          </IconLink>
        ) : (
          <div className="tb-row tb-gap-xs-sm tb-above-sm">
            <TextInput
              className="tb-grow"
              aria-label="Text that the answer contains"
              placeholder="Text that the answer contains"
              autoFocus
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <Button size="xs" onClick={add}>
              Add
            </Button>
          </div>
        )}
      </fieldset>
      {test.tweakCount > 0 &&
        (equalVariant !== null ? (
          <p className="tb-sm tb-quiet">These are the tweaks of {equalVariant}.</p>
        ) : (
          <div>
            <p className="tb-sm tb-strong tb-below-xs-sm">
              {test.tweakCount === 1 ? 'The tweak of this run' : `The ${test.tweakCount} tweaks of this run`}
            </p>
            <SegmentedControl
              aria-label="Tweaks of this run"
              data={[
                { value: 'variant', label: `New variant ${letterOf(target.variants)}` },
                { value: 'case', label: 'This case only' },
                { value: 'none', label: 'Leave out' },
              ]}
              value={use}
              onChange={(next) => setUse(next === 'case' || next === 'none' ? next : 'variant')}
            />
          </div>
        ))}
      <Switch
        label={isConversation ? 'Keep these answers as the expected texts' : 'Keep this answer as the expected text'}
        disabled={test.answer === ''}
        checked={keeps}
        onChange={({ currentTarget }) => setKeeps(currentTarget.checked)}
      />
      {test.answer === '' && <p className="tb-sm tb-quiet">There is no answer, so its text cannot be checked.</p>}
      {isConversation && (
        <p className="tb-sm tb-quiet">
          {`All ${test.earlier.length + 1} turns of this conversation are saved. The checks look at the last answer.`}
        </p>
      )}
      {otherOutput !== null && (
        <p className="tb-sm tb-quiet">
          The suite checks {otherOutput}, and this is an answer of {test.output?.name}.
        </p>
      )}
      {same !== null && (
        <p className="tb-row tb-sm">
          Case {same + 1} asks the same.
          <Button size="compact-sm" onClick={() => submit({ opens: false, index: same })}>
            Update case {same + 1}
          </Button>
        </p>
      )}
      <div className={`tb-row ${classes.foot}`}>
        <Button variant="filled" type="submit" aria-disabled={!canSave}>
          Save test
        </Button>
        <Button aria-disabled={!canSave} onClick={() => submit({ opens: true, index: null })}>
          Save and open Tests
        </Button>
        <span className="tb-sm tb-quiet tb-end">
          {target.cases === null ? '' : `case ${(target.cases + 1).toLocaleString('en')}`}
        </span>
      </div>
    </form>
  );
}

/** True for a check that compares with the expected text. */
function needsExpected(check: AnsweredTest['checks'][number]['check']): boolean {
  return check === 'equals' || (typeof check === 'object' && 'similar' in check);
}

/** Marks the texts in the answer that is saved, so that one sees what a check looks for. */
function useMarks(output: string | null, texts: readonly string[]): void {
  const wanted = texts.join('\n');
  useEffect(() => {
    if (output === null) return;
    useUiState.setState({ markedTexts: { output, texts: wanted.split('\n') } });
    return () => useUiState.setState({ markedTexts: null });
  }, [output, wanted]);
}
