/** Which cases are shown, the search, and how many cells are in each state. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { CASE_FILTERS, type CaseFilter, stateCounts } from '#tests/view/matrix-source.ts';
import { IconFlag, IconSearch } from '../../shell/icons/icons.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import type { ShownCases } from '../model/use-shown-cases.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { TestMark } from '../parts/test-mark.tsx';
import classes from './filter-bar.module.css';

const LABELS: Record<CaseFilter, string> = {
  all: 'All',
  failed: 'Failed',
  changed: 'Changed since baseline',
  regressed: 'Newly failing',
  differs: 'Variants differ',
};

/** What each filter compares. */
const MEANINGS: Record<CaseFilter, string> = {
  all: 'Every case of the suite',
  failed: 'A check was missed, or there is no answer',
  changed: 'The answer or its verdict is not as in the baseline',
  regressed: 'Passed in the baseline and fails now',
  differs: 'Passes in one variant and fails in another',
};

export function FilterBar({ searchField }: { searchField: RefObject<HTMLInputElement | null> }) {
  const { isComparing } = useTestsModel();
  return (
    <div className={`tb-bar tb-bg tb-inset-x tb-gap-md ${classes.bar}`}>
      <div className="tb-row tb-fixed">
        <Counted what="Cases" />
        <CasesShown filters={CASE_FILTERS} />
      </div>
      <SearchCases field={searchField} />
      {isComparing ? <MakeBaseline /> : <CellCounts />}
    </div>
  );
}

/** What the numbers beside it count: a case has many cells. Hidden because each group of numbers has a name. */
function Counted({ what }: { what: string }) {
  return (
    <span className={`tb-sm tb-quiet ${classes.counted}`} aria-hidden="true">
      {what}
    </span>
  );
}

export function CasesShown({ filters }: { filters: readonly CaseFilter[] }) {
  const { shown, compared } = useTestsModel();
  const hasBaseline = compared.comparison !== null;
  const needsBaseline = (filter: CaseFilter) => !hasBaseline && (filter === 'changed' || filter === 'regressed');
  return (
    <SegmentedControl
      className="tb-fixed"
      aria-label="Cases shown"
      value={shown.filter}
      onChange={(next) => {
        const filter = CASE_FILTERS.find((one) => one === next);
        if (filter !== undefined && !needsBaseline(filter)) shown.setFilter(filter);
      }}
      data={filters.map((filter) => ({
        value: filter,
        disabled: needsBaseline(filter),
        label: (
          <span title={needsBaseline(filter) ? `${MEANINGS[filter]}. Choose a baseline first` : MEANINGS[filter]}>
            {LABELS[filter]}
            {!needsBaseline(filter) && (
              <span className="tb-mono tb-size-xs"> {shown.counts[filter].toLocaleString('en')}</span>
            )}
          </span>
        ),
      }))}
    />
  );
}

function SearchCases({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { shown } = useTestsModel();
  return (
    <div className={`tb-row ${classes.search}`}>
      <TextInput
        ref={field}
        className="tb-grow"
        size="xs"
        type="search"
        aria-label="Search cases"
        placeholder="Search cases, answers"
        leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
        value={shown.typed}
        onChange={({ currentTarget: { value } }) => shown.setTyped(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || shown.typed === '') return;
          event.preventDefault();
          shown.setTyped('');
        }}
      />
      <Searching {...shown} />
    </div>
  );
}

/** Progress of the search, while the answers of a large result are read. */
export function Searching({ searching, setTyped }: Pick<ShownCases, 'searching' | 'setTyped'>) {
  if (searching === null) return null;
  const { read, all } = searching;
  const of = read === 0 ? '' : `, ${read.toLocaleString('en')} of ${all.toLocaleString('en')}`;
  return (
    <>
      <span className="tb-sm tb-quiet tb-fixed">{`Searching${of}`}</span>
      <Button size="compact-sm" aria-label="Stop searching" onClick={() => setTyped('')}>
        Stop
      </Button>
    </>
  );
}

function CellCounts() {
  const { counts: counted } = useTestsModel();
  const counts = counted === null ? [] : stateCounts(counted.byState);
  return (
    <div className="tb-row tb-end tb-fixed tb-gap-md">
      {counts.length > 0 && <Counted what="Cells" />}
      <ul className="tb-list tb-row tb-gap-md tb-size-sm tb-one-line" aria-label="Cell counts">
        {counts.map(({ state, text }) => {
          const [count = '', ...rest] = text.split(' ');
          return (
            <li key={state} className="tb-row tb-gap-xs-sm">
              <TestMark state={state} />
              <span>
                <strong className="tb-mono">{count}</strong> {rest.join(' ')}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Makes the shown result the baseline; asks first if it has regressions. */
function MakeBaseline() {
  const { result, compared, setBaseline, setComparing } = useTestsModel();
  const [isAsking, setAsking] = useState(false);
  const { info } = result;
  if (info === null) return null;
  const regressed = compared.comparison?.figures.marks.regressed ?? 0;
  const make = () => {
    setAsking(false);
    setComparing(false);
    setBaseline(info.id);
  };
  return (
    <>
      <Button
        className="tb-end"
        size="xs"
        leftSection={<IconFlag size={16} stroke={1.6} aria-hidden="true" />}
        aria-label={`Make ${info.number} the baseline`}
        onClick={() => (regressed > 0 ? setAsking(true) : make())}
      >
        Make #{info.number} the baseline
      </Button>
      {isAsking && (
        <Dialog onClose={() => setAsking(false)} title={`Make #${info.number} the baseline?`} size={520}>
          <p>{`#${info.number} has ${formatCount(regressed, 'regression')}. Make it the baseline anyway?`}</p>
          <DialogFoot>
            <Button data-autofocus onClick={() => setAsking(false)}>
              Cancel
            </Button>
            <Button variant="filled" onClick={make}>
              Make it the baseline
            </Button>
          </DialogFoot>
        </Dialog>
      )}
    </>
  );
}
