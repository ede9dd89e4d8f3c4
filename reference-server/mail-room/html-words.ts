/**
 * The words of an HTML letter or email, as the mail room shows them: rows, cells and terms keep apart, headings keep their letter
 * case, and an image is the words in its place.
 */
export async function wordsOfHtml(html: string): Promise<string> {
  // Loaded when first needed: to start takes no longer for it.
  const { convert } = await import('html-to-text');
  return convert(html, {
    wordwrap: false,
    formatters: {
      altText: ({ attribs }: { attribs?: Record<string, string> }, _walk, builder) => {
        builder.addInline(attribs?.['alt'] ?? '');
      },
    },
    selectors: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ...['address', 'dd', 'dl', 'dt', 'tr'].map((selector) => ({ selector, format: 'block' })),
      ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
      { selector: 'img', format: 'altText' },
    ],
  });
}
