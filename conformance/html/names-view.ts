import { cutText } from '../cut-text.ts';
import type { ScreenNames } from '../evidence.ts';

/** The names that were on a screen, a list a kind. */
export interface NamesView {
  url: string;
  lists: { kind: string; names: string[] }[];
  leftOut: number;
}

/** What names there were on a screen; kinds of which there were none are left out. */
export function namesView(screen: ScreenNames | undefined): NamesView | undefined {
  if (screen === undefined) return undefined;
  const { url, title, headings, dialogs, groups, fields, controls, leftOut = 0 } = screen;
  const kinds = { title: [title], headings, dialogs, groups, fields, controls };
  const lists = Object.entries(kinds).map(([kind, names]) => ({
    kind,
    names: names.filter((name) => name !== '').map((name) => cutText(name, 500)),
  }));
  return { url: cutText(url, 500), lists: lists.filter(({ names }) => names.length > 0), leftOut };
}
