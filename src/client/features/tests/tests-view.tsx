/** The region Tests with an open suite: a result as a table of cases and variants, and the cell that is open. */

import { useTestsPlace } from '../../navigation/use-tests-place.ts';
import { keepFocus } from '../../ui/focus/keep-focus.ts';
import { SuiteTests } from './suite-tests.tsx';

export function TestsView() {
  const { suite } = useTestsPlace();
  return (
    <section className="tb-fill tb-surface" aria-labelledby="tests-title" id="tests" ref={keepFocus}>
      {suite !== null && <SuiteTests key={suite} suiteId={suite} />}
    </section>
  );
}
