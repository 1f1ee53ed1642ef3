/** Imports flow files one after the other. Loaded on demand: a first visit imports none. */
import { BODY_LIMIT } from '#contract/body-limit.ts';
import { errorMessage } from '#contract/error-message.ts';
import { formatSize } from '#run/figures/result-format.ts';
import type { Connection } from '#run/model/connection.ts';
import { RequestError } from '../../shell/api/fetch-json.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';

export interface OpenFlow {
  /** The open flow; null if there is none. */
  flowId: string | null;
  connection: Connection;
}

export interface ImportPorts {
  before: OpenFlow;
  /** The open flow and the connection at the time of Undo. */
  now: () => OpenFlow;
  importFlow: (text: string) => Promise<FlowDetail[]>;
  deleteFlow: (id: string) => void;
  openFlow: (id: string | null) => void;
  /** Says why a file was not imported. */
  onProblem: (sentence: string) => void;
}

/** Never rejects. Opens the last flow, and offers Undo. */
export async function importFiles(files: readonly File[], ports: ImportPorts): Promise<void> {
  for (const file of files) {
    try {
      // Check before reading: reading is slow, and the server would refuse the file anyway.
      if (file.size > BODY_LIMIT) {
        const size = formatSize(file.size);
        ports.onProblem(`${file.name} was not imported: it is ${size}, and a flow file may be at most 10 MB.`);
        continue;
      }
      const made = await ports.importFlow(await file.text());
      const last = made.at(-1);
      if (last === undefined) continue;
      ports.openFlow(last.id);
      notify({
        message: `Imported ${made.length === 1 ? last.name : `${made.length} flows`}`,
        undo: () => undoImport(made, ports),
      });
    } catch (error) {
      ports.onProblem(problemOf(file, error));
    }
  }
}

function undoImport(made: readonly FlowDetail[], { before, now, openFlow, deleteFlow }: ImportPorts): void {
  const { flowId, connection } = now();
  // Another server may have different flows with these ids.
  if (connection.address !== before.connection.address) {
    notify({ message: 'You connected to another server, so nothing was undone' });
    return;
  }
  // Close the flow first: an open flow would be refetched after it is deleted.
  if (made.some(({ id }) => id === flowId)) openFlow(before.flowId);
  for (const { id } of made) deleteFlow(id);
}

function problemOf(file: File, error: unknown): string {
  if (error instanceof RequestError) return `${file.name} was not imported: the server refused it.`;
  return `${file.name} is not a Langflow export: ${errorMessage(error)}.`;
}
