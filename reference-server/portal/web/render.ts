/** Pages to HTML. */
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { addresses } from './addresses.ts';
import { renderTemplate } from './templates.ts';

/** A page of the flow; `form` is what its forms send along unseen. */
export function renderPage(page: Page, presentation: Presentation, form: Record<string, string>): string {
  const { words } = presentation;
  const title = `${page.heading} | ${words['portal.name']}`;
  return renderTemplate('flow', {
    words,
    page,
    form,
    address: addresses[page.screen],
    title: page.problems.length > 0 ? `${words['problem.prefix']}: ${title}` : title,
  });
}

/** A page outside of the flow, with a way back into it. */
export function renderMessage(heading: string, text: string, { words }: Presentation): string {
  return renderTemplate('message', { words, heading, text, title: `${heading} | ${words['portal.name']}` });
}
