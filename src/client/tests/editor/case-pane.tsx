/** One case: name, inputs, expected text, its checks and tweaks. */

import type { Ref } from 'react';
import { valueAt } from '#contract/json.ts';
import type { CaseRow } from '#tests/source/case-rows.ts';
import { listOf } from '#tests/suite/rows/json-parts.ts';
import { usesExpected } from '#tests/suite/suite-rules.ts';
import { IconChevronDown, IconChevronUp } from '../../shell/icons/icons.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { AddCheck } from '../checks/add-check.tsx';
import { CheckList } from '../checks/check-list.tsx';
import { CheckedVariants } from '../checks/checked-variants.tsx';
import { EditorSection } from '../shared/editor-section.tsx';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { SuiteField } from '../shared/suite-field.tsx';
import type { CaseActions } from './case-actions.ts';
import { CaseInputs } from './case-inputs.tsx';
import { CaseTweaks } from './case-tweaks.tsx';
import { DecisionFields } from './decision-fields.tsx';
import classes from './editor.module.css';

export interface CasePaneProps {
  row: CaseRow;
  /** Index of the case, from 0; `count` is the number of cases. */
  at: number;
  count: number;
  onShow: (at: number) => void;
  actions: CaseActions;
  onMoveToSuite: (rows: readonly CaseRow[]) => void;
  onTakeAnswer: (path: readonly (string | number)[]) => void;
  nameField: Ref<HTMLInputElement & HTMLTextAreaElement>;
  /** Field of its first input. */
  inputField: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

export function CasePane(props: CasePaneProps) {
  const { row, at, count, onShow, actions, nameField, inputField } = props;
  const { value, apply } = useSuiteEditing();
  const path = ['cases', row.entry];
  const entry = valueAt(value, path) ?? null;
  const lastTurn = [...path, 'turns', listOf(valueAt(value, [...path, 'turns'])).length - 1];
  const expected = valueAt(value, [...lastTurn, 'expected']) === undefined ? path : lastTurn;
  const ownCount = listOf(valueAt(value, [...path, 'checks'])).length;
  return (
    <section className="tb-fill tb-high" aria-label={`Case ${at + 1}`}>
      <header className={`tb-bar tb-row tb-inset-x ${classes.paneHead}`}>
        <h3 className="tb-md tb-strong">Case {at + 1}</h3>
        <span className="tb-row tb-end">
          <IconButton
            icon={IconChevronUp}
            label="Previous case"
            aria-disabled={at === 0}
            onClick={() => at > 0 && onShow(at - 1)}
          />
          <IconButton
            icon={IconChevronDown}
            label="Next case"
            aria-disabled={at >= count - 1}
            onClick={() => at < count - 1 && onShow(at + 1)}
          />
          <ActionMenu
            label="Case menu"
            actions={[
              { label: 'Duplicate', onSelect: () => actions.duplicate([row]), isBlocked: row.file !== null },
              {
                label: row.isSkipped ? 'Run again' : 'Leave out',
                onSelect: () => actions.setLeftOut([row], !row.isSkipped),
                isBlocked: row.file !== null,
              },
              { label: 'Move up', onSelect: () => actions.move(row, -1), isBlocked: row.entry === 0 },
              { label: 'Move down', onSelect: () => actions.move(row, 1), isBlocked: at === count - 1 },
              {
                label: 'Move to another suite',
                onSelect: () => props.onMoveToSuite([row]),
                isBlocked: row.file !== null,
              },
              { label: 'Remove', onSelect: () => actions.remove([row]), isBlocked: row.file !== null },
            ]}
          />
        </span>
      </header>
      {row.file !== null ? (
        <FileRow row={row} />
      ) : (
        <div className={`tb-scroll ${classes.sections}`} key={row.entry}>
          <div className="tb-hairline tb-inset">
            <SuiteField path={[...path, 'name']} label={OPTIONAL_NAME} name="Case name" ref={nameField} />
          </div>
          <CaseInputs path={path} firstField={inputField} />
          <DecisionFields path={path} />
          <div className="tb-hairline tb-inset">
            <div className="tb-row tb-min-24 tb-below-sm" ref={keepFocus}>
              <h4 className="tb-sm tb-strong tb-cut">Expected text</h4>
              {/* Shown above the field: below it, it would move a control just when a click on that control leaves the field. */}
              {row.expected !== '' && !usesExpected(value, entry) && (
                <button
                  type="button"
                  className="tb-link tb-sm tb-strong tb-fixed"
                  title="No check uses this text yet"
                  onClick={() =>
                    apply({ kind: 'insert', path: [...path, 'checks'], at: ownCount, values: ['contains'] })
                  }
                >
                  Add Contains
                </button>
              )}
              <button
                type="button"
                className="tb-link tb-sm tb-strong tb-fixed tb-end"
                onClick={() => props.onTakeAnswer([...expected, 'expected'])}
              >
                Take from an answer
              </button>
            </div>
            <SuiteField path={[...expected, 'expected']} name="Expected text" rows={{ min: 3, max: 12 }} />
          </div>
          <EditorSection
            title="Checks of this case"
            note={`${ownCount}, and ${listOf(value.checks).length} for every case`}
            action={<AddCheck path={[...path, 'checks']} label="Add check to this case" />}
          >
            <CheckList path={[...path, 'checks']} nameOf={(position) => `Check ${position + 1} of this case`} />
          </EditorSection>
          <CheckedVariants path={path} />
          <CaseTweaks path={path} />
        </div>
      )}
    </section>
  );
}

const OPTIONAL_NAME = (
  <>
    Name <span className="tb-quiet">optional</span>
  </>
);

function FileRow({ row }: { row: CaseRow }) {
  return (
    <div className={`tb-scroll ${classes.sections}`}>
      <dl className="tb-md">
        {[
          ['Name', row.name],
          ['Input', row.input],
          ['Expected text', row.expected],
        ].map(([name, text]) => (
          <div key={name} className="tb-hairline tb-inset">
            <dt className="tb-sm tb-strong">{name}</dt>
            <dd className="tb-pre tb-above-xs">{text === '' ? <span className="tb-faint">None</span> : text}</dd>
          </div>
        ))}
      </dl>
      <p className="tb-sm tb-quiet tb-inset-lg">
        This is a row of {row.file}. Import the file again to change its rows.
      </p>
    </div>
  );
}
