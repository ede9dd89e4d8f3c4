/** Makes sections fit on a screen: each keeps its first items and says how many it leaves to the report. */

export interface Section {
  readonly title: string;
  /** Each item is one or more lines. */
  readonly items: readonly (readonly string[])[];
}

/**
 * The lines of each section, its title first, so that all of them with an empty line between take at most so many lines.
 * Every section keeps at least one item, even if that takes more.
 *
 * @param sections each with at least one item
 */
export function fitSections(sections: readonly Section[], maxLines: number): string[][] {
  const kept = sections.map(({ items }) => items.length);
  const render = (): string[][] => sections.map((section, index) => linesOf(section, kept[index] ?? 0));
  for (let lines = render(); totalOf(lines) > maxLines; lines = render()) {
    const longest = longestToCut(lines, kept);
    if (longest === undefined) break;
    kept[longest] = (kept[longest] ?? 0) - 1;
  }
  return render();
}

function linesOf({ title, items }: Section, kept: number): string[] {
  const left = items.length - kept;
  const more = left > 0 ? [`  … and ${left} more, see the report`] : [];
  return [title, ...items.slice(0, kept).flatMap((item) => item.map((text) => `  ${text}`)), ...more];
}

function totalOf(sections: readonly string[][]): number {
  return sections.reduce((sum, lines) => sum + lines.length + 1, 0);
}

/** Of the sections that still have more than one item, the longest. */
function longestToCut(lines: readonly string[][], kept: readonly number[]): number | undefined {
  const candidates = kept.map((count, index) => ({ count, index })).filter(({ count }) => count > 1);
  candidates.sort((a, b) => (lines[b.index]?.length ?? 0) - (lines[a.index]?.length ?? 0));
  return candidates[0]?.index;
}
