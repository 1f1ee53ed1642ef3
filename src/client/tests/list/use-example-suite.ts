/** The suite that a sample flow offers. */
import { typedText } from '#run/model/typed-value.ts';
import { readDocument } from '#tests/suite/read-document.ts';
import { objectOf } from '#tests/suite/rows/json-parts.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useBusy } from '../../shell/ui/feedback/use-busy.ts';
import { useSuiteActions } from '../runs/use-suite-actions.ts';

export interface ExampleSuite {
  isOpening: boolean;
  /** Makes it a suite of the server and shows it, with Undo. */
  open: () => void;
}

/** Null for a flow that offers none. */
export function useExampleSuite(): ExampleSuite | null {
  const flow = useOpenFlow();
  const { create, moveTo, remove } = useSuiteActions();
  const { openTests } = useNavigate();
  const [isOpening, start] = useBusy('The example suite was not opened');
  if (flow?.exampleSuite === undefined) return null;
  const { id: flowId, name, exampleSuite: text } = flow;
  const title = typedText(objectOf(readDocument(text).value).name) || name;
  const open = async () => {
    const id = await create(title, { id: flowId, name }, text);
    // The text names a file beside it.
    await moveTo(id, { id: flowId, name });
    openTests({ suite: id });
    const undo = () => {
      openTests({});
      notifyError(remove(id), 'The suite was not deleted');
    };
    notify({ message: `The suite ${title} is on this server now`, undo });
  };
  return { isOpening, open: () => start(open) };
}
