import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';

const eta = new Eta({ views: fileURLToPath(new URL('views', import.meta.url)), cache: true });

/** Fills a template of `views/`; what is filled in is escaped. */
export function renderTemplate(name: string, data: object): string {
  return eta.render(name, data);
}
