// @ts-check
/** The variables that a target is given in CI: they come as one text, in TARGET_ENVIRONMENT. */

/**
 * Reads lines of NAME=value: the name ends at the first "=", and all that follows is the value, as it is. A parser of `.env` files would
 * cut a value short at a "#", and take quotes and spaces off.
 * @param {string} text
 * @returns {Record<string, string>}
 * @throws Error in one sentence, which never tells a value, when a line is none of these
 */
export function parseTargetEnvironment(text) {
  return Object.fromEntries(
    text.split('\n').flatMap((line, index) => {
      const written = line.replace(/\r$/, '');
      if (written.trim() === '') return [];
      const [, name, value = ''] = /^([A-Za-z_]\w*)=(.*)$/.exec(written) ?? [];
      if (name !== undefined) return [[name, value]];
      // What stands there may be a part of a secret.
      throw new Error(
        `Line ${index + 1} of TARGET_ENVIRONMENT should be NAME=value, with a name of letters, digits and _, and is not.`,
      );
    }),
  );
}

/**
 * What a program that a job starts gets beside the job's own environment.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Record<string, string>}
 * @throws Error as `parseTargetEnvironment` does
 */
export function targetEnvironment(env = process.env) {
  // The text as a whole is for nobody any longer.
  return { ...parseTargetEnvironment(env['TARGET_ENVIRONMENT'] ?? ''), TARGET_ENVIRONMENT: '' };
}
