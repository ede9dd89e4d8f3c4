/**
 * The words of an HTML letter or email, as the mail room shows them: rows, cells and terms keep apart, and headings keep their
 * letter case. What the kit reads for its verdict is its own: the mail room stands without it.
 */
export async function wordsOfHtml(html: string): Promise<string> {
  // Loaded when first needed: to start takes no longer for it.
  const { convert } = await import('html-to-text');
  return convert(html, {
    wordwrap: false,
    selectors: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ...['address', 'dd', 'dl', 'dt', 'tr'].map((selector) => ({ selector, format: 'block' })),
      ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
      { selector: 'img', format: 'skip' },
    ],
  });
}
