/** The rows that are being imported: their text, how it is read, and what each column goes to. */
import { useEffect, useMemo, useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { decodeText } from '#run/batch/decode-text.ts';
import { type BatchRows, guessReading, type RowsReading } from '#run/batch/read-rows.ts';
import type { ColumnTarget } from '#run/suite/target-of-column.ts';
import { guessTargets, type ImportedRows, importRows } from '#run/suite-source/import-cases.ts';
import type { RowsSource } from '../shared/rows-source.ts';
import { readRowsText } from './read-rows-text.ts';

export const LARGEST_MB = 50;
const LARGEST_FILE = LARGEST_MB * 1024 * 1024;

export async function openRowsFile(file: File): Promise<RowsSource> {
  const found = (text: string, problem: string | null) => ({ fileName: file.name, text, problem });
  if (file.size > LARGEST_FILE) return found('', `This file is larger than ${LARGEST_MB} MB.`);
  try {
    return found(decodeText(new Uint8Array(await file.arrayBuffer())), null);
  } catch (error) {
    return found('', `This file cannot be read. ${errorMessage(error)}`);
  }
}

export interface RowsImport {
  reading: RowsReading;
  setReading: (reading: RowsReading) => void;
  /** Null until they are read. */
  rows: BatchRows | null;
  /** How many are read so far; null if nothing is being read. */
  count: number | null;
  stop: () => void;
  targets: readonly ColumnTarget[];
  setTarget: (column: number, target: ColumnTarget) => void;
  imported: ImportedRows | null;
  problem: string | null;
  /** How many rows the file has beyond what a suite takes; null once it was chosen to take the first. */
  tooMany: number | null;
  takeFirst: () => void;
}

/** `room`: how many cases the suite can still take. */
export function useRowsImport(
  { fileName, text, problem }: RowsSource,
  index: FlowIndex | null,
  room: number,
): RowsImport {
  const [reading, setReading] = useState<RowsReading>(() => guessReading(text, fileName));
  const [read, setRead] = useState<{ rows: BatchRows; reading: RowsReading } | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [controller, setController] = useState<AbortController | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, ColumnTarget>>(new Map());
  const [takesFirst, setTakesFirst] = useState(false);
  useEffect(() => {
    if (problem !== null) return;
    const own = new AbortController();
    const { signal } = own;
    setController(own);
    setCount(0);
    setFailure(null);
    readRowsText(text, reading, { signal, onRows: setCount })
      .then((rows) => {
        if (!signal.aborted) setRead({ rows, reading });
      })
      .catch((error: unknown) => {
        if (!signal.aborted) setFailure(errorMessage(error));
      })
      .finally(() => {
        if (!signal.aborted) setCount(null);
      });
    return () => own.abort();
  }, [text, reading, problem]);
  const all = read?.reading === reading ? read.rows : null;
  const tooMany = all !== null && all.rows.length > room && !takesFirst ? all.rows.length - room : null;
  const rows = useMemo(
    () =>
      all !== null && all.rows.length > room
        ? { ...all, rows: all.rows.slice(0, room), lines: all.lines.slice(0, room) }
        : all,
    [all, room],
  );
  const targets = useMemo(() => {
    if (rows === null) return [];
    const guessed = guessTargets(rows.columns, index);
    return rows.columns.map((column, at): ColumnTarget => chosen.get(column) ?? guessed[at] ?? { kind: 'nothing' });
  }, [rows, index, chosen]);
  const imported = useMemo(
    () => (rows === null ? null : importRows(fileName === '' ? 'rows.csv' : fileName, rows, targets)),
    [rows, fileName, targets],
  );
  return {
    ...{ reading, setReading, count, targets, imported, tooMany },
    rows: all,
    problem: problem ?? failure ?? imported?.problem ?? null,
    stop() {
      controller?.abort();
      setCount(null);
      setFailure('Reading was stopped.');
    },
    setTarget(column, target) {
      const name = rows?.columns[column];
      if (name !== undefined) setChosen(new Map(chosen).set(name, target));
    },
    takeFirst: () => setTakesFirst(true),
  };
}
