import { Eta } from 'eta';
import { fileURLToPath } from 'node:url';

// Templates are compiled once for the whole process; they hold nothing of any portal.
const eta = new Eta({ views: fileURLToPath(new URL('../views', import.meta.url)), cache: true });

/** Fills a template of `views/`; what is filled in is escaped. */
export function renderTemplate(name: string, data: object): string {
  return eta.render(name, data);
}
