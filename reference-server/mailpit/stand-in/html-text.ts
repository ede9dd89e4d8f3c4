/**
 * The text of a mail that came as HTML alone.
 *
 * Mailpit derives one with the Go library html2text: strong text between asterisks, links with their address in round
 * brackets, headings with a line of asterisks or dashes, list items after an asterisk. The same is done here, so that
 * a text reads alike whichever of the two received it. (Not copied: Mailpit's space between strong text and a comma.)
 */
import { convert, type FormatCallback } from 'html-to-text';

/** The whole text, with "\n" between lines. */
export function textOfHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    formatters: { emphasized, heading, cell },
    selectors: [
      { selector: 'strong', format: 'emphasized' },
      { selector: 'b', format: 'emphasized' },
      { selector: 'h1', format: 'heading', options: { line: '*', above: true } },
      { selector: 'h2', format: 'heading', options: { line: '-', above: true } },
      { selector: 'h3', format: 'heading', options: { line: '-', above: false } },
      ...['h4', 'h5', 'h6'].map((selector) => ({ selector, format: 'inline' })),
      { selector: 'a', options: { linkBrackets: ['( ', ' )'], hideLinkHrefIfSameAsText: true } },
      { selector: 'ul', options: { itemPrefix: '* ' } },
      { selector: 'ol', format: 'unorderedList', options: { itemPrefix: '* ' } },
      { selector: 'table', format: 'paragraph', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
      { selector: 'td', format: 'cell' },
      { selector: 'th', format: 'cell' },
      { selector: 'img', format: 'skip' },
      { selector: 'hr', format: 'skip' },
    ],
  });
}

/** The text in one line without marks, for the snippet of a list. */
export function plainLineOfHtml(html: string): string {
  const text = convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'ul', options: { itemPrefix: ' ' } },
      { selector: 'ol', format: 'unorderedList', options: { itemPrefix: ' ' } },
      { selector: 'blockquote', format: 'block' },
      { selector: 'table', format: 'block' },
      { selector: 'td', format: 'block' },
      { selector: 'th', format: 'block' },
      { selector: 'img', format: 'skip' },
      { selector: 'hr', format: 'skip' },
    ],
  });
  return text.replace(/\s+/g, ' ').trim();
}

const emphasized: FormatCallback = (element, walk, builder) => {
  builder.addInline('*');
  walk(element.children, builder);
  builder.addInline('*');
};

const cell: FormatCallback = (element, walk, builder) => {
  builder.addInline(' ');
  walk(element.children, builder);
  builder.addInline(' ');
};

const heading: FormatCallback = (element, walk, builder, { line, above }) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 2,
    blockTransform: (text) => {
      const divider = String(line).repeat(Math.max(...text.split('\n').map((row) => row.length)));
      return above ? `${divider}\n${text}\n${divider}` : `${text}\n${divider}`;
    },
  });
};
