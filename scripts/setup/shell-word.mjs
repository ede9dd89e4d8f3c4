// @ts-check
/**
 * A word as a shell takes it for one word, whatever is in it.
 * @param {string} word
 * @returns {string} as it is where a shell would leave it so, else between quotes
 */
export function shellWord(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
