// @ts-check
/**
 * Allure's report asks a third party to count its readers and has no option against it: this takes that out again. As a plugin,
 * after those that write pages, it does so in every way in which the report can be made.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A page without scripts from elsewhere, and without those that feed Google's counter.
 * @param {string} html
 */
export function withoutThirdParties(html) {
  return html.replace(/<script\b([^>]*)>([^]*?)<\/script>\s*/gu, (script, attributes, content) =>
    isThirdParty(attributes, content) ? '' : script,
  );
}

/**
 * @param {string} attributes
 * @param {string} content
 */
function isThirdParty(attributes, content) {
  return /\bsrc=["']?(?:https?:)?\/\//u.test(attributes) || /\bgtag\(/u.test(content);
}

/**
 * The addresses from which a page would load something by itself.
 * @param {string} html
 * @returns {string[]}
 */
export function thirdPartiesIn(html) {
  const loading = /<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)=["']?((?:https?:)?\/\/[^"'\s>]+)/gu;
  return [...html.matchAll(loading)].map((match) => match[1] ?? '');
}

/**
 * All pages below a folder.
 * @param {string} folder
 */
export function pagesIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.html')).map((name) => join(folder, name));
}

export default class WithoutThirdParties {
  /** @param {{ output: string }} context */
  done({ output }) {
    for (const page of pagesIn(output)) {
      const html = readFileSync(page, 'utf8');
      const clean = withoutThirdParties(html);
      if (clean !== html) writeFileSync(page, clean);
    }
  }
}
