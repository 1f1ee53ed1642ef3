/** The suite that a sample flow offers. */
import { moveSuite } from '#tests/source/move-suite.ts';
import { suiteFlow } from '#tests/source/new-suite.ts';
import { readSuite } from '#tests/suite/read-suite.ts';
import { rebindSuite } from '#tests/suite/rebind-suite.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useBusy } from '../../shell/ui/feedback/use-busy.ts';
import { useSuiteActions } from '../runs/use-suite-actions.ts';
import { suitePorts } from '../store/suite-ports.ts';

export interface ExampleSuite {
  isOpening: boolean;
  /** Makes it a suite of the server and shows it, with Undo. */
  open: () => void;
}

/** Null for a flow that offers none. */
export function useExampleSuite(): ExampleSuite | null {
  const flow = useOpenFlow();
  const { graphFingerprint } = usePageServices();
  const { create, remove } = useSuiteActions();
  const { openTests } = useNavigate();
  const [isOpening, start] = useBusy('The example suite was not opened');
  const text = flow?.exampleSuite;
  if (flow === null || text === undefined) return null;
  const open = async () => {
    const { suite, problems } = await readSuite(text, suitePorts(new Map()));
    if (suite === null) throw new Error(problems[0]?.message);
    // The text names a file beside it.
    const bound = moveSuite(text, suiteFlow(flow, graphFingerprint(flow)), rebindSuite(suite, flow.index));
    const id = await create(suite.name, { id: flow.id, name: flow.name }, bound);
    openTests({ suite: id });
    const undo = () => {
      openTests({ suite: null });
      notifyError(remove(id), 'The suite was not deleted');
    };
    notify({ message: `The suite ${suite.name} is on this server now`, undo });
  };
  return { isOpening, open: () => start(open) };
}
