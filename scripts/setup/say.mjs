// @ts-check
/** @typedef {(line: string) => void} Tell what a stage of set-up has to say, one line at a time */

/**
 * What set-up tells the person at the terminal: on stderr, since stdout belongs to the command that comes after.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

/**
 * Since when, in words.
 * @param {number} start a value of performance.now()
 */
export function elapsed(start) {
  return `${Math.max(1, Math.round((performance.now() - start) / 1000))} s`;
}
