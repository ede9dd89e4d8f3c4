/** The variable by which `run` narrows the profiles of a run, separated by commas. */
export const profilesVariable = 'SFC_PROFILES';

/** The profiles of this run: all that the target claims, unless it was narrowed. */
export function profilesOf(claimed: readonly string[]): string[] {
  return process.env[profilesVariable]?.split(',') ?? [...claimed];
}
