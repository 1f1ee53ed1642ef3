/** What holds for every case: variants, checks, and how the suite runs. */
import { AddCheck } from '../checks/add-check.tsx';
import { CheckList } from '../checks/check-list.tsx';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { VariantList } from '../variants/variant-list.tsx';
import classes from './editor.module.css';
import { RunningFields } from './running-fields.tsx';

const PATH = ['checks'];

export function EveryCasePane() {
  const { value } = useSuiteEditing();
  const count = Array.isArray(value.checks) ? value.checks.length : 0;
  return (
    <section className="tb-fill tb-high" aria-labelledby="every-case-title">
      <header className={`tb-bar tb-row tb-inset-x ${classes.paneHead}`}>
        <h3 className="tb-md tb-strong" id="every-case-title">
          For every case
        </h3>
      </header>
      <div className={`tb-scroll ${classes.sections}`}>
        <VariantList />
        <div className="tb-hairline tb-inset">
          <div className="tb-row tb-min-24 tb-below-sm">
            <h4 className="tb-sm tb-strong">Checks</h4>
            <span className="tb-sm tb-quiet">{count}</span>
            <span className="tb-end">
              <AddCheck path={PATH} label="Add check" />
            </span>
          </div>
          <CheckList path={PATH} nameOf={(place) => `Check ${place + 1}`} />
        </div>
        <RunningFields />
      </div>
    </section>
  );
}
