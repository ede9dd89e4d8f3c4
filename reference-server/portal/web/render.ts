/** Pages to HTML. */
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { addresses } from './addresses.ts';
import { renderTemplate } from './templates.ts';

/** A page of the flow; `form` is what its forms send along unseen. */
export function renderPage(page: Page, presentation: Presentation, form: Record<string, string>): string {
  const { words, layout, script } = presentation;
  const title = `${page.heading} | ${words['portal.name']}`;
  return renderTemplate('flow', {
    words,
    layout,
    script,
    page,
    form,
    address: addresses[page.screen],
    title: page.problems.length > 0 ? `${words['problem.prefix']}: ${title}` : title,
  });
}

/** A page outside of the flow, with a way back into it. */
export function renderMessage(heading: string, text: string, { words, script }: Presentation): string {
  return renderTemplate('message', { words, script, heading, text, title: `${heading} | ${words['portal.name']}` });
}

/** A page that has nothing but the flow in a frame. */
export function renderFrame({ words }: Presentation): string {
  return renderTemplate('frame', { words, address: addresses.signIn, title: words['portal.name'] });
}
