/** What differs between two versions, or between one and the flow as it is now: by component and field. */

import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { JsonValue } from '#contract/json.ts';
import { graphFingerprint } from '#flow/index/graph-fingerprint.ts';
import { maskValue } from '#flow/secrets/mask-secrets.ts';
import { differenceSentence } from '#run/compare/difference-sentence.ts';
import { type FieldDifference, type FlowDifference, flowDifference } from '#run/compare/flow-difference.ts';
import { diffText } from '#run/compare/text-difference.ts';
import { showValue } from '#run/report/show-value.ts';
import { DiffText } from '../../blocks/difference/diff-text.tsx';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { useFailureSentence } from '../../shell/api/use-failure-sentence.ts';
import { type FlowVersion, versionQuery, versionsQuery } from '../../shell/api/versions-query.ts';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useUiState } from '../../shell/state/ui-state.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import classes from './versions.module.css';

/** The value of the choice for the flow as it is. */
const NOW = '';

export interface VersionComparisonProps {
  flow: FlowDetail;
  /** Compared with the flow as it is, until another one is chosen. */
  version: FlowVersion;
  /** Called when the difference is shown on the graph and the form. */
  onShown: () => void;
}

export function VersionComparison({ flow, version, onShown }: VersionComparisonProps) {
  const [before, setBefore] = useState(version.id);
  const [after, setAfter] = useState(NOW);
  const { connection } = useConnection();
  const versions = useQuery(versionsQuery(connection, flow.id)).data ?? [];
  const nameOf = (id: string) => {
    const found = versions.find((one) => one.id === id);
    return found === undefined ? 'The flow now' : `Version ${found.number}`;
  };
  const options = [
    { value: NOW, label: 'The flow now' },
    ...versions.map(({ id, number, description }) => ({
      value: id,
      label: description === '' ? `Version ${number}` : `Version ${number}: ${description}`,
    })),
  ];
  return (
    <section
      className={`tb-column tb-hairline-above tb-gap-sm tb-above-md ${classes.comparison}`}
      aria-labelledby="versions-difference"
    >
      <h3 className="tb-md tb-strong" id="versions-difference">
        Difference
      </h3>
      <div className="tb-row tb-wrap tb-gap-md">
        <NativeSelect
          label="From"
          data={options}
          value={before}
          onChange={({ currentTarget }) => setBefore(currentTarget.value)}
        />
        <NativeSelect
          label="To"
          data={options}
          value={after}
          onChange={({ currentTarget }) => setAfter(currentTarget.value)}
        />
      </div>
      <Difference
        key={`${before} ${after}`}
        flow={flow}
        before={before}
        after={after}
        names={[nameOf(before), nameOf(after)]}
        onShown={onShown}
      />
    </section>
  );
}

function useSide(flow: FlowDetail, id: string) {
  const { connection } = useConnection();
  const { data, error, refetch } = useQuery({ ...versionQuery(connection, flow, id), enabled: id !== NOW });
  return id === NOW ? { data: flow, error: null, refetch } : { data: data ?? null, error, refetch };
}

interface DifferenceProps {
  flow: FlowDetail;
  before: string;
  after: string;
  names: readonly [string, string];
  onShown: () => void;
}

function Difference({ flow, before, after, names, onShown }: DifferenceProps) {
  const { setMode, setTweakView } = useNavigate();
  const [from, to] = [useSide(flow, before), useSide(flow, after)];
  const why = useFailureSentence();
  const [old, now] = [from.data, to.data];
  const difference = useMemo(
    () =>
      old &&
      now && { ...flowDifference(old.index, now.index), isSame: graphFingerprint(old) === graphFingerprint(now) },
    [old, now],
  );
  function show() {
    const sideOf = (id: string, side: FlowDetail | null) => (id === NOW ? null : (side?.index ?? null));
    const [first, second] = [sideOf(before, old), sideOf(after, now)];
    useUiState.setState({ flowComparison: { flowId: flow.id, names, before: first, after: second } });
    setMode('bench');
    setTweakView('graph');
    goTo({ kind: 'title', of: 'tweaks' });
    onShown();
  }
  const failed = from.error ? from : to.error ? to : null;
  if (failed?.error) {
    return (
      <div className="tb-row tb-wrap" role="alert">
        <p>Could not load this version. {why(failed.error)}</p>
        <Button size="xs" onClick={() => void failed.refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (!difference || !now) return <p role="status">Loading the version</p>;
  return (
    <>
      <DifferenceTable difference={difference} isSame={difference.isSame} names={names} />
      <div>
        <Button onClick={show}>Show on graph and form</Button>
      </div>
    </>
  );
}

interface DifferenceTableProps {
  difference: FlowDifference;
  /** True if the graphs are equal also in what is not listed. */
  isSame: boolean;
  names: readonly [before: string, after: string];
}

/** The difference of two graphs: a row for each field, added or removed component, and connection. */
function DifferenceTable({ difference, isSame, names }: DifferenceTableProps) {
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
            {connections.map(({ kind, label }) => (
              <WholeRow key={`${kind} ${label}`} name={`Connection ${label}`} kind={kind} />
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
