import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { type FormState, pageOf } from './form-state.ts';

/** Says that the letter is on its way, and offers "Done". */
export function confirmationPage(presentation: Presentation, state: FormState): Page {
  const { words } = presentation;
  return pageOf(
    {
      screen: 'confirmation',
      heading: words['confirmation.page'],
      blocks: [
        { block: 'text', text: words['confirmation.text'] },
        { block: 'text', text: words['confirmation.then'] },
        { block: 'submit', label: words['confirmation.done'] },
      ],
    },
    state,
    presentation,
  );
}
