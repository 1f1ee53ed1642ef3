/** The first rows that together have at most so many bytes; the first of all whatever it has. */
export function withinBytes<Row>(rows: readonly Row[], bytesOf: (row: Row) => number, most: number): Row[] {
  let bytes = 0;
  const end = rows.findIndex((row, index) => {
    bytes += bytesOf(row);
    return index > 0 && bytes > most;
  });
  return end === -1 ? [...rows] : rows.slice(0, end);
}
