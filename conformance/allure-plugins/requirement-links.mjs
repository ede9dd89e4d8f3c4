// @ts-check
/**
 * Allure's report shows a link only where its address is an absolute one, and the catalogue lies beside the report wherever that is
 * put. This makes a link of a requirement's id, in the report's own page.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs in the report's page, so that it is written for browsers alone. */
const script = `<script>
  new MutationObserver(() => {
    for (const shown of document.querySelectorAll('[data-testid="test-result-meta-link"]')) {
      const id = shown.textContent.trim();
      const text = shown.lastElementChild;
      if (!/^[A-Z0-9]+-[0-9]+$/.test(id) || text === null || text.querySelector('a') !== null) continue;
      const link = document.createElement('a');
      link.href = '../requirements.html#' + id;
      link.target = '_blank';
      link.append(...text.childNodes);
      text.append(link);
    }
  }).observe(document.body, { childList: true, subtree: true });
</script>
`;

export default class RequirementLinks {
  /** @param {{ output: string }} context */
  done({ output }) {
    const page = join(output, 'awesome', 'index.html');
    if (!existsSync(page)) return;
    const html = readFileSync(page, 'utf8');
    const end = html.lastIndexOf('</body>');
    writeFileSync(page, html.slice(0, end) + script + html.slice(end));
  }
}
