/** The difference of two graphs: a row for each field, added or removed component, and connection. */
import type { JsonValue } from '#contract/json.ts';
import { maskValue } from '#flow/secrets/mask-secrets.ts';
import { differenceSentence } from '#run/compare/difference-sentence.ts';
import type { FieldDifference, FlowDifference } from '#run/compare/flow-difference.ts';
import { diffText } from '#run/compare/text-difference.ts';
import { showValue } from '#run/report/show-value.ts';
import { DiffText } from '../../blocks/difference/diff-text.tsx';
import { DataTable } from '../../ui/layout/data-table.tsx';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import classes from './versions.module.css';

export interface DifferenceTableProps {
  difference: FlowDifference;
  /** True if the graphs are equal also in what is not listed. */
  isSame: boolean;
  names: readonly [before: string, after: string];
}

export function DifferenceTable({ difference, isSame, names }: DifferenceTableProps) {
  const { components, connections, hasSecrets } = difference;
  const isEmpty = components.length === 0 && connections.length === 0;
  return (
    <>
      <p className="tb-sm-tall" role="status">
        {isEmpty ? emptySentence(isSame, hasSecrets) : differenceSentence(difference)}
      </p>
      {!isEmpty && (
        <ScrollBox className={classes.scroll} label="Difference, scroll">
          <DataTable
            className={`tb-table tb-break ${classes.table}`}
            label="Difference"
            columns={['Component · field', ...names]}
          >
            {components.flatMap(({ id, displayName, kind, fields }) =>
              kind === 'changed'
                ? fields.map((field) => <FieldRow key={`${id} ${field.name}`} component={displayName} field={field} />)
                : [<WholeRow key={id} name={displayName} id={id} kind={kind} />],
            )}
            {connections.map(({ kind, words }) => (
              <WholeRow key={`${kind} ${words}`} name={`Connection ${words}`} kind={kind} />
            ))}
          </DataTable>
        </ScrollBox>
      )}
      {hasSecrets && (
        <p className="tb-sm-tall tb-quiet">Secrets are not compared: the server hands out versions without them.</p>
      )}
    </>
  );
}

function emptySentence(isSame: boolean, hasSecrets: boolean): string {
  if (isSame || hasSecrets) return 'They are the same: every component, field and connection.';
  return 'Every component, field and connection is the same. They differ in parts that are not listed here, such as the inside of a group.';
}

function WholeRow({ name, id, kind }: { name: string; id?: string; kind: 'added' | 'removed' }) {
  return (
    <tr>
      <th scope="row">
        {name} {id !== undefined && <code className="tb-quiet">{id}</code>}
      </th>
      <td>{kind === 'removed' ? <del>removed</del> : <span className="tb-quiet">not there</span>}</td>
      <td>{kind === 'added' ? <ins>added</ins> : <span className="tb-quiet">not there</span>}</td>
    </tr>
  );
}

function FieldRow({ component, field }: { component: string; field: FieldDifference }) {
  const { name } = field;
  const [before, after] = [masked(field.before), masked(field.after)];
  const isText = typeof before === 'string' && typeof after === 'string' && isLong(before, after);
  return (
    <tr>
      <th scope="row">
        {component} <code>{name}</code>
      </th>
      {isText ? (
        <td colSpan={2} className="tb-pre tb-size-sm">
          <DiffText parts={diffText(before, after).parts} />
        </td>
      ) : (
        <>
          <td>
            <Value value={before} />
          </td>
          <td>
            <Value value={after} />
          </td>
        </>
      )}
    </tr>
  );
}

function masked(value: JsonValue | undefined): JsonValue | undefined {
  return value === undefined ? undefined : maskValue(value);
}

/** Longer texts are compared word by word. */
function isLong(...texts: readonly string[]): boolean {
  return texts.some((text) => text.length > 40 || text.includes('\n'));
}

function Value({ value }: { value: JsonValue | undefined }) {
  if (value === undefined) return <span className="tb-quiet">not there</span>;
  return <code title={showValue(value)}>{showValue(value)}</code>;
}
