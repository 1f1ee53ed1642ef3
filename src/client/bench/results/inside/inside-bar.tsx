/** The bar of Inside: which input is shown, its question, and the menu of the list. */
import { inputTitle } from '#run/figures/input-title.ts';
import { insideJson, insideMarkdown } from '#run/inside/inside-text.ts';
import type { Run } from '#run/model/run.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { copyText } from '../../../shell/ui/browser/copy-text.ts';
import { ActionMenu } from '../../../shell/ui/controls/action-menu.tsx';
import type { MenuAction } from '../../../shell/ui/controls/action-menu-list.tsx';
import { Segments } from '../../../shell/ui/controls/segments.tsx';
import { announce } from '../../../shell/ui/feedback/announce.ts';
import { questionLine } from '../shared/question-line.ts';
import type { useInside } from './use-inside.ts';

/** Up to this number the inputs lie beside each other. */
const MOST_SEGMENTS = 4;

export interface InsideBarProps {
  run: Run;
  shown: ReturnType<typeof useInside>;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
}

export function InsideBar({ run, shown, isTable, onTable }: InsideBarProps) {
  const { input, inside, order, setOrder } = shown;
  const { setInsideInput } = useNavigate();
  const question = questionLine(run, input);
  const choices = run.inputs.map(({ index }) => [String(index), inputTitle(index)] as const);
  const copy = async (text: string) =>
    announce((await copyText(text)) ? 'Copied' : 'The browser did not allow copying');
  const orders = [
    ['execution', 'Order of execution'],
    ['flow', 'Order of the flow'],
  ] as const;
  const actions: MenuAction[] = [
    ...orders.map(([of, label]) => ({
      group: 'Order',
      label,
      isChosen: order === of,
      onSelect: () => setOrder(of),
    })),
    { label: 'Show as table', isChosen: isTable, onSelect: () => onTable(!isTable) },
    { label: 'Copy as Markdown', onSelect: () => void copy(insideMarkdown(run, inside)) },
    { label: 'Copy as JSON', onSelect: () => void copy(insideJson(run, inside)) },
  ];
  return (
    <header className="tb-bar tb-row tb-min-40 tb-inset-x">
      {choices.length > 1 ? (
        <Segments
          label="Input shown"
          choices={choices}
          value={String(input)}
          onChange={(next) => setInsideInput(Number(next) + 1)}
          most={MOST_SEGMENTS}
        />
      ) : (
        <strong className="tb-sm tb-fixed tb-strong">{inputTitle(input)}</strong>
      )}
      <p className="tb-sm tb-cut tb-grow tb-quiet" title={question}>
        {question}
      </p>
      <ActionMenu label="Inside menu" actions={actions} />
    </header>
  );
}
