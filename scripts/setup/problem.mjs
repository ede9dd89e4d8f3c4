// @ts-check
/** Something that is wrong with the machine or its settings, not with the kit: one sentence, exit code 2. */
export class SetupProblem extends Error {
  /** @param {string} message what was expected, what was there, what to do next */
  constructor(message) {
    super(message);
    this.name = 'SetupProblem';
  }
}
