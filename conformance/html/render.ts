/** report.json as a page for people: one file that asks for nothing, from anyone. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { Report } from '../report.ts';
import { pageView, type EvidenceByScenario } from './view.ts';

const views = fileURLToPath(new URL('views', import.meta.url));
// What is filled in is escaped; only the style sheet and other templates are not.
const eta = new Eta({ views, cache: true });

/**
 * The page. It has no script, and its policy allows its own style sheet and pictures within it, and nothing else.
 *
 * @param evidence pictures, messages and documents of the runs that the report tells of
 */
export function renderReport(report: Report, evidence: EvidenceByScenario): string {
  const style = readFileSync(`${views}/style.css`, 'utf8');
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return eta.render('page', { ...pageView(report, evidence), style, policy });
}
