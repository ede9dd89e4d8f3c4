/** What choices other than radio buttons need in the browser (see `Layout.choices`). */
import { readFileSync } from 'node:fs';

/** The script of scripted choices, for `Presentation.script`. */
export const choicesScript = readFileSync(new URL('choices.js', import.meta.url), 'utf8');
