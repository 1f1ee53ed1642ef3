/** The data of one output as a table, or as indented JSON if it is not a table. */
import { useContext, useMemo } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import type { AccessorTarget } from '#run/results/result-accessor.ts';
import type { ResultContent, ResultDataValue } from '#run/results/result-content.ts';
import { cellPath, readTable } from '#run/results/result-table.ts';
import { AnswerText } from '../../../blocks/answer/answer-text.tsx';
import { ResultBase, usePick } from '../shared/picked-value.ts';
import { TablePanel } from '../table/table-panel.tsx';

export interface OutputDataProps {
  data: ResultDataValue;
  /** The content that has the data. */
  content: ResultContent;
  /** "Similar Tickets, Input 1". */
  subject: string;
}

const FOUND = {
  json: 'JSON found in the text, shown as a table',
  'markdown-table': 'Table found in the text',
} as const;

export function OutputData({ data, content, subject }: OutputDataProps) {
  const table = readTable(data.value);
  const base = useContext(ResultBase);
  const pick = usePick();
  const targetOf = useMemo(() => {
    if (base === null || table === null) return null;
    return (row: number, column: number): AccessorTarget | null => {
      const inside = cellPath(table, row, column);
      return inside && targetInside(data, content, inside);
    };
  }, [base, table, data, content]);
  if (!table) {
    return <AnswerText text={`\`\`\`json\n${JSON.stringify(data.value, null, 2)}\n\`\`\``} subject={subject} />;
  }
  const { rows, columns, shape } = table;
  return (
    <TablePanel
      table={table}
      subject={subject}
      about={
        <>
          {data.foundAs && <span>{FOUND[data.foundAs]}</span>}
          {shape !== 'fields' && (
            <span>
              {formatCount(rows.length, 'row')}, {formatCount(columns.length, 'column')}
            </span>
          )}
        </>
      }
      targetOf={targetOf}
      onPick={(target) => pick?.(target)}
    />
  );
}

/** For data that was parsed from a text: the path inside the text if all of it is JSON, otherwise the whole text. */
function targetInside(
  data: ResultDataValue,
  { text, textPath }: ResultContent,
  inside: readonly (string | number)[],
): AccessorTarget | null {
  if (data.path) return { path: [...data.path, ...inside] };
  if (textPath === null || text === null) return null;
  const isBareJson = data.foundAs === 'json' && /^\s*[[{]/.test(text);
  return isBareJson ? { path: textPath, inside } : { path: textPath };
}
