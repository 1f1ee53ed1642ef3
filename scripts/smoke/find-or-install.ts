/** Finds what a smoke check needs on the machine, or installs it, or skips the check. */

/** A program by its possible names, or something found in another way. */
export interface Wanted {
  /** Its name for people: "Firefox". */
  name: string;
  /** The possible names of each. */
  programs: readonly (readonly string[])[];
  /** The Debian packages that contain them. */
  packages: readonly string[];
}

export interface Machine {
  find(names: readonly string[]): string | null;
  canInstall(): boolean;
  /** False when one of the packages is not available. */
  install(packages: readonly string[]): boolean;
  say(line: string): void;
}

/** Paths of the programs, in order; null (with a message) when one is missing and cannot be installed. */
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
