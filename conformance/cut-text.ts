/** Cutting what is too long to be read, never without saying how much went. */

/** The first `max` characters of a text, with a note of how many more there were; a text that is not longer as it is. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  // Half of a character made of two units is no character.
  const end = isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max;
  const more = text.length - end;
  return `${text.slice(0, end)}… (${more.toLocaleString('en-US')} more ${more === 1 ? 'character was' : 'characters were'} cut)`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
