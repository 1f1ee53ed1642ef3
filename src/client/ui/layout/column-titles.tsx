/** The titles of columns, for the head row of a table. Each title is there once. */
export function ColumnTitles({ titles }: { titles: readonly string[] }) {
  return titles.map((title) => (
    <th key={title} scope="col">
      {title}
    </th>
  ));
}
