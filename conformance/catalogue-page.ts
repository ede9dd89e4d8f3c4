/** The catalogue as one page, for reports to link a row to: `requirements.html#CORE-05`. It loads nothing. */
import type { Catalogue, Requirement } from './catalogue.ts';
import type { NeedEntry } from './needs.ts';

const style = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  article { border-top: 1px solid; padding: 0.5rem 1rem; }
  article:target { outline: 3px solid; }
  blockquote { margin: 0.5rem 0 0.5rem 1rem; font-style: italic; }
`;

/** The page's HTML. */
export function cataloguePage(catalogue: Catalogue): string {
  const profiles = [...new Set(catalogue.map(({ profile }) => profile))];
  const sections = profiles.map((profile) => {
    const rows = catalogue.filter((row) => row.profile === profile);
    return `<h2>${profile}</h2>\n${rows.map(article).join('\n')}`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Requirements</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Requirements</h1>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

function article({ id, level, statement, needs, quote, implied }: Requirement): string {
  const source =
    quote === undefined
      ? `<p>Follows from the article: ${escape(implied ?? '')}</p>`
      : `<blockquote>${escape(quote)}</blockquote>`;
  const needed = needs.length === 0 ? '' : `\n<p>Needs ${escape(needs.map(describe).join(', '))}</p>`;
  return `<article id="${id}">\n<h3>${id} (${level})</h3>\n<p>${escape(statement)}</p>\n${source}${needed}\n</article>`;
}

function describe(need: NeedEntry): string {
  return typeof need === 'string' ? need : need.anyOf.join(' or ');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
