/** The versions that the server keeps of a flow, with what can be done with each; loading, none, and why they cannot be read. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { momentText } from '#run/figures/moment-text.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useFailureSentence } from '../../shell/api/use-failure-sentence.ts';
import { type FlowVersion, versionsQuery } from '../../shell/api/versions-query.ts';
import { useFew } from '../../shell/ui/controls/use-few.tsx';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import classes from './version-list.module.css';

export interface VersionListProps {
  /** The server's id. */
  flowId: string;
  /** The buttons of a version. */
  children: (version: FlowVersion) => ReactNode;
}

const COLUMNS = ['Version', 'Description', 'Saved', { name: 'Actions', isNameHidden: true }];

export function VersionList({ flowId, children }: VersionListProps) {
  const { connection } = useConnection();
  const versions = useQuery(versionsQuery(connection, flowId));
  const why = useFailureSentence();
  const now = Date.now();
  const { few, more } = useFew(versions.data ?? [], 'versions');
  if (versions.isPending) return <p role="status">Loading the versions</p>;
  if (versions.isError) {
    return (
      <div className="tb-row tb-wrap" role="alert">
        <p>Could not load the versions. {why(versions.error)}</p>
        <Button size="xs" onClick={() => void versions.refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (versions.data === null) {
    return (
      <p>
        This server keeps no versions of this flow. Newer releases of Langflow (1.12 and later) do, for the owner of the
        flow.
      </p>
    );
  }
  if (versions.data.length === 0) {
    return <p>No version yet. Langflow’s editor saves one, and so does “Make these tweaks the flow”.</p>;
  }
  return (
    <>
      <DataTable className={`tb-table ${classes.table}`} label="Versions" columns={COLUMNS}>
        {few.map((version) => (
          <tr key={version.id}>
            <th scope="row">{version.number}</th>
            <td className="tb-break">{version.description || <span className="tb-quiet">No description</span>}</td>
            <td className="tb-quiet">
              {version.savedAt === null ? '' : momentText(version.savedAt, now).text}
              {version.person !== '' && ` by ${version.person}`}
            </td>
            <td>
              <div className={`tb-row tb-gap-xs-sm tb-to-end ${classes.actions}`}>{children(version)}</div>
            </td>
          </tr>
        ))}
      </DataTable>
      {more}
    </>
  );
}
