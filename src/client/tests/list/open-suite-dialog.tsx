/** Opens suite files: says what is wrong with them, and for which flow they are. */
import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { JsonValue } from '#contract/json.ts';
import { MAX_SUITE_BYTES, SUITE_LENGTH_RULE } from '#contract/suite/suite-length.ts';
import { formatCount, formatList, formatSize } from '#run/figures/result-format.ts';
import { matchFlow } from '#tests/suite/match-flow.ts';
import { caseReading } from '#tests/suite/read-case-file.ts';
import type { ReadSuite } from '#tests/suite/read-suite.ts';
import { decodeText } from '#tests/suite/rows/decode-text.ts';
import { listOf, objectOf } from '#tests/suite/rows/json-parts.ts';
import type { BatchRows } from '#tests/suite/rows/read-rows.ts';
import { useFlows } from '../../shell/api/flows-query.ts';
import { useFailureSentence } from '../../shell/api/use-failure-sentence.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { DialogFoot } from '../../shell/ui/controls/dialog-foot.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { useBusy } from '../../shell/ui/feedback/use-busy.ts';
import { ScrollBox } from '../../shell/ui/layout/scroll-box.tsx';
import { findSuiteFile } from '../import/find-suite-file.ts';
import { readRowsText } from '../import/read-rows-text.ts';
import { LARGEST_MB } from '../import/use-rows-import.ts';
import { useSuiteActions } from '../runs/use-suite-actions.ts';
import { useSuitesService } from '../runs/use-suites-service.ts';
import { readSuiteText } from '../store/read-suite-text.ts';
import classes from './suites.module.css';

export interface OpenSuiteDialogProps {
  /** A suite, and the files of rows that it names. */
  files: readonly File[];
  onOpened: (suite: string) => void;
  onClose: () => void;
}

interface OpenedFile extends ReadSuite {
  name: string;
  text: string;
  rows: ReadonlyMap<string, string>;
}

export function OpenSuiteDialog({ files, onOpened, onClose }: OpenSuiteDialogProps) {
  const { data, error } = useQuery({
    queryKey: ['suites', 'opened', ...files.flatMap(({ name, size, lastModified }) => [name, size, lastModified])],
    queryFn: ({ signal }) => openFile(files, signal),
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const why = error && errorMessage(error);
  return (
    <Dialog onClose={onClose} title="Open suite file" size={640}>
      {why !== null ? (
        <p className="tb-problem tb-break" role="alert">
          {why}
        </p>
      ) : data === undefined ? (
        <p className="tb-quiet" role="status">
          Reading {formatList(files.map(({ name }) => name))}
        </p>
      ) : (
        <Opened opened={data} onOpened={onOpened} onClose={onClose} />
      )}
      {data === undefined && (
        <DialogFoot>
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </DialogFoot>
      )}
    </Dialog>
  );
}

async function openFile(files: readonly File[], signal: AbortSignal): Promise<OpenedFile> {
  const file = (await findSuiteFile(files)) ?? files[0];
  if (!file) throw new Error('No file was chosen.');
  // A file that is too large is refused before it is read.
  if (file.size > MAX_SUITE_BYTES) throw new Error(`${file.name} has ${formatSize(file.size)}. ${SUITE_LENGTH_RULE}.`);
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  const rows = new Map<string, string>();
  for (const other of files) {
    if (other === file) continue;
    if (other.size > LARGEST_MB * 1024 * 1024) throw new Error(`${other.name} is larger than ${LARGEST_MB} MB.`);
    rows.set(other.name, decodeText(new Uint8Array(await other.arrayBuffer())));
  }
  return { name: file.name, text, rows, ...(await readSuiteText(text, rows, signal)) };
}

interface OpenedProps {
  opened: OpenedFile;
  onOpened: (suite: string) => void;
  onClose: () => void;
}

/** What the text says of its flow, also if other parts of it are wrong. */
function namedFlow(value: JsonValue): string | null {
  const { flow = null } = objectOf(value);
  const { id = null } = objectOf(flow);
  return typeof flow === 'string' ? flow : typeof id === 'string' ? id : null;
}

/** Reads a file of rows in the way in which the check of the suite has read it. */
function readingOf(value: JsonValue, file: string, text: string) {
  const entry = listOf(objectOf(value).cases)
    .map(objectOf)
    .find((one) => one.file === file);
  return caseReading({ file, ...(entry?.columns !== undefined && { columns: {} }) }, text);
}

function Opened({ opened: { name, text, suite, problems, rows, value }, onOpened, onClose }: OpenedProps) {
  const { data: flows = null, error, refetch } = useFlows();
  const why = useFailureSentence();
  const service = useSuitesService();
  const { create, moveTo } = useSuiteActions();
  const own = namedFlow(value);
  const known = flows && own !== null ? matchFlow(flows, own) : null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isOpening, startOpening] = useBusy('The suite was not opened');
  const flow = known ?? flows?.find(({ id }) => id === chosen) ?? null;
  const openIt = async () => {
    if (flow === null) return;
    const title = suite?.name ?? name.replace(/(?:\.tests)?\.(?:ya?ml|json)$/i, '');
    const flowEntry = { id: flow.id, name: flow.name };
    const read = new Map<string, BatchRows>();
    for (const [file, content] of rows) read.set(file, await readRowsText(content, readingOf(value, file, content)));
    const id = await create(title, flowEntry, text);
    const document = service.document(id);
    await document.settled();
    for (const [file, { columns, rows: cells, leftOut, odd }] of read) {
      await document.addFile({ name: file, columns, rows: cells }, (before) => before);
      const wrong = [...leftOut, ...odd];
      if (wrong.length > 0) notify({ message: `${file} was taken as it could be read: ${wrong.join(', ')}.` });
    }
    // A text that is not a suite yet says nothing of its flow.
    if (suite !== null && known === null) await moveTo(id, flowEntry);
    onClose();
    onOpened(id);
  };
  return (
    <>
      {problems.length === 0 ? (
        <p>
          <strong>{suite?.name}</strong>: {formatCount(suite?.cases.length ?? 0, 'case')},{' '}
          {formatCount(suite?.variants.length ?? 1, 'variant')}.
        </p>
      ) : (
        <>
          <p className="tb-break" role="alert">
            {name} has {formatCount(problems.length, 'problem')}. You can open it and correct it here; until then it
            does not run.
          </p>
          <ScrollBox className={`tb-above-sm ${classes.problems}`} label="Problems, scroll">
            <ul className="tb-list" aria-label="Problems of the file">
              {problems.map((problem, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: problems have no other key
                <li key={index} className={`tb-sm tb-break tb-hairline ${classes.fileProblem}`}>
                  <strong>
                    {problem.file !== null && `${problem.file}, `}Line {problem.line}
                  </strong>{' '}
                  {problem.path !== '' && <span className="tb-mono tb-quiet">{problem.path} </span>}
                  {problem.message}.
                </li>
              ))}
            </ul>
          </ScrollBox>
        </>
      )}
      {flows === null && error !== null && (
        <p className="tb-problem tb-row tb-above-sm" role="alert">
          The flows of the server were not loaded. {why(error)}
          <Button size="xs" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      )}
      {flows?.length === 0 && (
        <p className="tb-problem tb-above-sm" role="alert">
          This server has no flow. Import that of the suite first, then open the suite again.
        </p>
      )}
      {known === null && flows !== null && flows.length > 0 && (
        <Select
          mt={14}
          label="Flow of the suite"
          description={
            own === null
              ? null
              : `Its flow, ${own}, is not on this server. The suite will name the one that you choose instead; components are matched by their names.`
          }
          searchable
          data={flows.map(({ id, name: label }) => ({ value: id, label }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <DialogFoot onCancel={onClose}>
        <Button
          variant="filled"
          data-autofocus
          aria-disabled={flow === null || isOpening}
          onClick={() => startOpening(openIt)}
        >
          {problems.length === 0 ? 'Open suite' : 'Open and correct'}
        </Button>
      </DialogFoot>
    </>
  );
}
