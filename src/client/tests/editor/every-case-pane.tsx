/** What holds for every case: variants, checks, and how the suite runs. */
import { listOf } from '#tests/suite/rows/json-parts.ts';
import { AddCheck } from '../checks/add-check.tsx';
import { CheckList } from '../checks/check-list.tsx';
import { EditorSection } from '../shared/editor-section.tsx';
import { useSuiteEditing } from '../shared/suite-editing.ts';
import { VariantList } from '../variants/variant-list.tsx';
import classes from './editor.module.css';
import { RunningFields } from './running-fields.tsx';

const PATH = ['checks'];

export function EveryCasePane() {
  const { value } = useSuiteEditing();
  return (
    <section className="tb-fill tb-high" aria-labelledby="every-case-title">
      <header className={`tb-bar tb-row tb-inset-x ${classes.paneHead}`}>
        <h3 className="tb-md tb-strong" id="every-case-title">
          For every case
        </h3>
      </header>
      <div className={`tb-scroll ${classes.sections}`}>
        <VariantList />
        <EditorSection
          title="Checks"
          note={listOf(value.checks).length}
          action={<AddCheck path={PATH} label="Add check" />}
        >
          <CheckList path={PATH} nameOf={(position) => `Check ${position + 1}`} />
        </EditorSection>
        <RunningFields />
      </div>
    </section>
  );
}
