/** A page has the run at the moment. It may have crashed: then the server says so within two minutes. */
export class HeldRunError extends Error {
  override readonly name = 'HeldRunError';

  constructor() {
    super('Another page has it at the moment. It is shown here when it has ended, or when that page was closed.');
  }
}
