/** Why a page lets go of a run without ending its jobs: another page has it now. */
export class TakenElsewhere extends Error {
  override readonly name = 'TakenElsewhere';

  constructor() {
    super('Another page has this run now');
  }
}
