/** The menu of an answer: its accessor, its value in the reply, and files to save. */
import { type OutputFormat, outputFormats } from '#run/export/result-export.ts';
import type { RunOutput } from '#run/model/run.ts';
import { type JsonPath, toAccessor } from '#run/results/result-accessor.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { copyText } from '../../../shell/ui/browser/copy-text.ts';
import { ActionMenu } from '../../../shell/ui/controls/action-menu.tsx';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import { useAccessorLanguage } from '../accessor/accessor-bar.tsx';
import { usePickedHere, usePickInReply } from '../shared/picked-value.ts';

const FORMATS: Record<OutputFormat, string> = {
  json: 'Download result (JSON)',
  csv: 'Download table (CSV)',
  markdown: 'Download answer (Markdown)',
};

export interface AnswerMenuProps {
  /** "Chat Output, Input 1". */
  subject: string;
  output: RunOutput;
  /** Path of its text, else of its data, else of the whole result; null while it is not in the reply. */
  path: JsonPath | null;
  /** Saves it as a file; null while the run is in progress. */
  onDownload: ((format: OutputFormat) => void) | null;
}

export function AnswerMenu({ subject, output, path, onDownload }: AnswerMenuProps) {
  const [language] = useAccessorLanguage();
  const pick = usePickInReply();
  const picked = usePickedHere();
  const { setResultView } = useNavigate();
  /** Copies the shortest accessor, and shows it for other languages. */
  async function copyAccessor(of: JsonPath) {
    pick({ path: of });
    announce((await copyText(toAccessor(of, language))) ? 'Copied' : 'The browser did not allow copying');
  }
  /** The value that is picked in it, else the path. */
  function showInJson(of: JsonPath) {
    pick(picked ?? { path: of });
    setResultView('json');
  }
  const ofReply = path && [
    { label: 'Copy accessor', onSelect: () => void copyAccessor(path) },
    { label: 'Show in JSON', onSelect: () => showInJson(path) },
  ];
  const files =
    onDownload &&
    outputFormats(output).map((format) => ({ label: FORMATS[format], onSelect: () => onDownload(format) }));
  const actions = [...(ofReply ?? []), ...(files ?? [])];
  return actions.length > 0 && <ActionMenu label={`${subject} menu`} actions={actions} />;
}
