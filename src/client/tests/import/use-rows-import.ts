/** The rows that are being imported: their text, how it is read, and what each column goes to. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { guessTargets, type ImportedRows, importRows } from '#tests/source/import-cases.ts';
import { decodeText } from '#tests/suite/rows/decode-text.ts';
import { type BatchRows, guessReading, type RowsReading } from '#tests/suite/rows/read-rows.ts';
import type { ColumnTarget } from '#tests/suite/rows/target-of-column.ts';
import { QUERY_DEFAULTS } from '../../runs/run-cache.ts';
import { type RowsSource, rowsSource } from '../shared/rows-source.ts';
import { readRowsText } from './read-rows-text.ts';

export const LARGEST_MB = 50;
const LARGEST_FILE = LARGEST_MB * 1024 * 1024;

export async function openRowsFile(file: File): Promise<RowsSource> {
  if (file.size > LARGEST_FILE) return rowsSource(file.name, '', `This file is larger than ${LARGEST_MB} MB.`);
  try {
    return rowsSource(file.name, decodeText(new Uint8Array(await file.arrayBuffer())));
  } catch (error) {
    return rowsSource(file.name, '', `This file cannot be read. ${errorMessage(error)}`);
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
  { id, fileName, text, problem }: RowsSource,
  index: FlowIndex | null,
  room: number,
): RowsImport {
  const [reading, setReading] = useState<RowsReading>(() => guessReading(text, fileName));
  const [count, setCount] = useState(0);
  const [chosen, setChosen] = useState<ReadonlyMap<string, ColumnTarget>>(new Map());
  const [takesFirst, setTakesFirst] = useState(false);
  const client = useQueryClient();
  const queryKey = ['rows', id, reading];
  const {
    data: all = null,
    error,
    isPending,
    isFetching,
  } = useQuery({
    queryKey,
    queryFn({ signal }) {
      setCount(0);
      return readRowsText(text, reading, { signal, onPart: setCount });
    },
    enabled: problem === null,
    ...QUERY_DEFAULTS,
    gcTime: 0,
    structuralSharing: false,
    refetchOnWindowFocus: false,
  });
  const isStopped = problem === null && isPending && !isFetching;
  const failure = isStopped ? 'Reading was stopped.' : error && errorMessage(error);
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
    reading,
    setReading,
    targets,
    imported,
    tooMany,
    count: isFetching ? count : null,
    rows: all,
    problem: problem ?? failure ?? imported?.problem ?? null,
    stop: () => void client.cancelQueries({ queryKey }),
    setTarget(column, target) {
      const name = rows?.columns[column];
      if (name !== undefined) setChosen(new Map(chosen).set(name, target));
    },
    takeFirst: () => setTakesFirst(true),
  };
}
