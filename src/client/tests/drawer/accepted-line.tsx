/** Who accepted the answer that is the expected text of a case, and when. */
import { personName, useWho } from '../../blocks/person/use-who.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { acceptedAs, acceptedText } from '../store/suite-notes.ts';

export interface AcceptedLineProps {
  /** Name of the case. */
  testCase: string;
  /** The expected text that the suite has now. */
  expected: string | null;
}

export function AcceptedLine({ testCase, expected }: AcceptedLineProps) {
  const { suite } = useTestsModel();
  const who = useWho();
  const accepted = acceptedAs(suite.notes, testCase, expected);
  if (accepted === null) return null;
  const { person } = accepted;
  const by = who === null && person === null ? null : personName(person);
  return <p className="tb-sm tb-quiet">{acceptedText(accepted, by)}</p>;
}
