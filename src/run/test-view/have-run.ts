/** `8 of 14 have run`: true of a run that was stopped, and of a result of which only some cells were asked for. */
export function haveRun({ all, open }: { all: number; open: number }): string {
  return `${(all - open).toLocaleString('en')} of ${all.toLocaleString('en')} have run`;
}
