/** What people read leads where it says. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { kitRoot } from '../conformance/kit.ts';

const documents = ['README.md', 'docs/your-portal.md'];

/** The names by which GitHub links to a document's headings. */
function headings(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

for (const document of documents) {
  test(`every link of ${document} leads to a file, and to a heading of it`, () => {
    const file = path.join(kitRoot, document);
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/gu)];
    expect(links.length).toBeGreaterThan(0);
    for (const [link, to = '', heading] of links) {
      const there = to === '' ? file : path.join(path.dirname(file), to);
      expect(existsSync(there), `${link} in ${document}`).toBe(true);
      if (heading !== undefined) expect(headings(there), `${link} in ${document}`).toContain(heading);
    }
  });
}
