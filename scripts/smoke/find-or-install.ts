/** What a smoke check needs of the machine: found, else installed, else the check is skipped. */

/** A program by the names that it may have, or a thing that is looked for in another way. */
export interface Wanted {
  /** As it is named to people: "Firefox". */
  name: string;
  /** Each by the names that it may have. */
  programs: readonly (readonly string[])[];
  /** Packages of Debian that bring them. */
  packages: readonly string[];
}

export interface Machine {
  find(names: readonly string[]): string | null;
  canInstall(): boolean;
  /** False when one of the packages cannot be had. */
  install(packages: readonly string[]): boolean;
  say(line: string): void;
}

/** Paths of the programs, in their order; null when one is missing and cannot be installed, which it says in one line. */
export function findOrInstall({ name, programs, packages }: Wanted, machine: Machine): string[] | null {
  const find = () => {
    const paths = programs.flatMap((names) => machine.find(names) ?? []);
    return paths.length === programs.length ? paths : null;
  };
  const found = find();
  if (found) return found;
  const command = `apt-get install -y ${packages.join(' ')}`;
  if (!machine.canInstall()) {
    machine.say(`${name} skipped: it is not installed, and only root on Debian can install it here (${command})`);
    return null;
  }
  machine.say(`${name} is not installed: installing it (${command})`);
  const installed = machine.install(packages) ? find() : null;
  if (installed === null) machine.say(`${name} skipped: it could not be installed`);
  return installed;
}
