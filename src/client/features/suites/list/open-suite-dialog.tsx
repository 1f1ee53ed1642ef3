/** Opens suite files: says what is wrong with them, and for which flow they are. */
import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { JsonValue } from '#contract/json.ts';
import { MAX_SUITE_BYTES, SUITE_LENGTH_WORDS } from '#contract/suite/suite-length.ts';
import { formatCount, formatSize } from '#run/figures/result-format.ts';
import { matchFlow } from '#run/suite/match-flow.ts';
import type { ReadSuite } from '#run/suite/read-suite.ts';
import { decodeText } from '#run/suite/rows/decode-text.ts';
import { objectOf } from '#run/suite/rows/json-parts.ts';
import { type BatchRows, guessReading } from '#run/suite/rows/read-rows.ts';
import { useFlows } from '../../../api/flows-query.ts';
import { readSuiteText } from '../../../runs/suite-store/read-suite-text.ts';
import { useSuiteActions } from '../../../runs/suites/use-suite-actions.ts';
import { useSuitesService } from '../../../runs/suites/use-suites-service.ts';
import { Dialog } from '../../../ui/controls/dialog.tsx';
import { DialogFoot } from '../../../ui/controls/dialog-foot.tsx';
import { useBusy } from '../../../ui/feedback/use-busy.ts';
import { ScrollBox } from '../../../ui/layout/scroll-box.tsx';
import { readRowsText } from '../import/read-rows-text.ts';
import { SUITE_NAME } from '../import/use-rows-drop.ts';
import { LARGEST_MB } from '../import/use-rows-import.ts';
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
  const file = files.find(({ name }) => SUITE_NAME.test(name)) ?? files[0];
  const { data, error } = useQuery({
    queryKey: ['suites', 'opened', file?.name, file?.size, file?.lastModified],
    queryFn: ({ signal }) => openFile(file, files, signal),
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
          Reading {file?.name}
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

async function openFile(file: File | undefined, files: readonly File[], signal: AbortSignal): Promise<OpenedFile> {
  if (!file) throw new Error('No file was chosen.');
  // Not read at all, however long it is.
  if (file.size > MAX_SUITE_BYTES) throw new Error(`${file.name} has ${formatSize(file.size)}. ${SUITE_LENGTH_WORDS}.`);
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

function Opened({ opened: { name, text, suite, problems, rows, value }, onOpened, onClose }: OpenedProps) {
  const { data: flows = null } = useFlows();
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
    const look = { id: flow.id, name: flow.name };
    const read = new Map<string, BatchRows>();
    for (const [file, content] of rows) read.set(file, await readRowsText(content, guessReading(content, file)));
    const id = await create(title, look, text);
    const document = service.document(id);
    await document.settled();
    for (const [file, { columns, rows: cells }] of read) {
      await document.addFile({ name: file, columns, rows: cells }, (before) => before);
    }
    // A text that is not a suite yet says nothing of its flow.
    if (suite !== null && known === null) await moveTo(id, look);
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
              {problems.map((problem, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: problems have no other key
                <li key={place} className={`tb-sm tb-break tb-hairline ${classes.fileProblem}`}>
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
      {known === null && flows !== null && (
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
