/** `name`, or the first of its numbered forms, from 2, that is not taken. */
export function freeName(
  name: string,
  taken: { has(name: string): boolean },
  numbered: (count: number) => string = (count) => `${name} ${count}`,
): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = numbered(count);
  return free;
}
