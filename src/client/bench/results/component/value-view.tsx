/** A value by its kind: text with its line breaks, a small tree, the first rows of a table, a file. */
import { useMemo, useState } from 'react';
import type { JsonValue } from '#contract/json.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import { shownValue } from '#run/component/shown-value.ts';
import { formatSize } from '#run/figures/result-format.ts';
import type { ResultFile } from '#run/results/result-files.ts';
import { cellText, type ResultTable } from '#run/results/result-table.ts';
import { toTreeLines } from '#run/results/result-tree.ts';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { ResultFiles } from '../files/result-files-view.tsx';
import { rowPreview } from '../shared/row-preview.ts';
import { RowsTable } from '../table/rows-table.tsx';
import { TreeLines } from '../tree/tree-lines.tsx';
import { ClampedText } from './clamped-text.tsx';
import classes from './component.module.css';

export interface ValueViewProps {
  value: JsonValue;
  /** Langflow's type of the field, if it is a special one. */
  type?: string | undefined;
  /** "input_value": what its controls name. */
  subject: string;
  /** Bytes before it was cut; null for a whole one. */
  cutFrom?: number | null;
}

export function ValueView({ value, type, subject, cutFrom = null }: ValueViewProps) {
  const shown = useMemo(() => shownValue(value, type), [value, type]);
  switch (shown.kind) {
    case 'empty':
      return <p className="tb-sm tb-faint">empty</p>;
    case 'secret':
      return <SecretDots />;
    case 'text':
    case 'messages':
      return <ClampedText text={shown.text} subject={subject} cutFrom={cutFrom} />;
    case 'message':
      return (
        <>
          <ClampedText text={shown.text} subject={subject} cutFrom={cutFrom} />
          {shown.sender !== '' && <p className="tb-xs tb-quiet">{shown.sender}</p>}
          {shown.files.length > 0 && <FileNames files={shown.files} subject={subject} />}
        </>
      );
    case 'literal':
      return <p className={`tb-mono tb-break ${classes.code}`}>{shown.text}</p>;
    case 'names':
      return <p className={`tb-mono tb-break ${classes.code}`}>{shown.names.join(', ')}</p>;
    case 'file':
      return <FileNames files={shown.files} subject={subject} />;
    case 'table':
      return <ShortTable table={shown.table} subject={subject} />;
    case 'json':
      return <SmallTree value={shown.value} subject={subject} cutFrom={cutFrom} />;
  }
}

function SecretDots() {
  return (
    <p className="tb-row tb-gap-md tb-wrap">
      <span className="tb-mono tb-one-line">••••••••</span>
      <span className="tb-sm tb-quiet">A secret. The server does not show it.</span>
    </p>
  );
}

/** Pictures are drawn; of other files the name says enough. */
function FileNames({ files, subject }: { files: readonly ResultFile[]; subject: string }) {
  const pictures = files.filter(({ kind }) => kind === 'image');
  const others = files.filter(({ kind }) => kind !== 'image');
  return (
    <>
      {others.length > 0 && (
        <p className={`tb-mono tb-break ${classes.code}`}>{others.map(({ name }) => name).join(', ')}</p>
      )}
      {pictures.length > 0 && (
        <div className={classes.pictures}>
          <ResultFiles files={pictures} outputName={subject} />
        </div>
      )}
    </>
  );
}

const FEW_ROWS = 2;
const FEW_COLUMNS = 6;
const CELL = 60;

function ShortTable({ table, subject }: { table: ResultTable; subject: string }) {
  const [isOpen, setOpen] = useState(false);
  const { rows, columns } = table;
  const all = rows.length.toLocaleString('en');
  return (
    <>
      {isOpen ? (
        <RowsTable
          table={table}
          name={subject}
          filter=""
          sort={null}
          onSort={() => undefined}
          picked={null}
          onPick={null}
          onShowRow={null}
        />
      ) : (
        <DataTable
          label={`First rows of ${subject}`}
          className={`tb-mono tb-size-xs ${classes.short}`}
          columns={columns.slice(0, FEW_COLUMNS).map(({ key }) => key)}
        >
          {rows.slice(0, FEW_ROWS).map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other key, and never move
            <tr key={row}>
              {cells.slice(0, FEW_COLUMNS).map((cell, column) => (
                <td key={columns[column]?.key}>{cutLine(cellText(cell), CELL)}</td>
              ))}
            </tr>
          ))}
        </DataTable>
      )}
      {(rows.length > FEW_ROWS || columns.length > FEW_COLUMNS) && (
        <button
          type="button"
          className="tb-link tb-target tb-strong tb-sm"
          aria-label={isOpen ? `Show less of ${subject}` : `Show all ${all} of ${subject}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : `Show all ${all}`}
        </button>
      )}
    </>
  );
}

interface SmallTreeProps {
  value: JsonValue;
  subject: string;
  cutFrom: number | null;
}

function SmallTree({ value, subject, cutFrom }: SmallTreeProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | null>(null);
  const lines = useMemo(() => toTreeLines(value, open), [value, open]);
  const toggle = (id: string) =>
    setOpen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  return (
    <div className={classes.tree}>
      <TreeLines
        lines={lines}
        rootName={Array.isArray(value) ? 'list' : 'object'}
        label={`Tree of ${subject}`}
        isInline
        aboutOf={rowPreview}
        selected={selected}
        onSelect={(path) => setSelected(lines.find((line) => line.path === path)?.id ?? null)}
        onToggle={toggle}
      />
      {cutFrom !== null && <p className="tb-sm tb-quiet">Kept: the beginning of {formatSize(cutFrom)}.</p>}
    </div>
  );
}
