import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { type FormState, pageOf, problemOf } from './form-state.ts';

/** Username, password, "Sign In". A password is never shown again. */
export function signInPage(presentation: Presentation, state: FormState): Page {
  const { words } = presentation;
  return pageOf(
    {
      screen: 'signIn',
      heading: words['signIn.page'],
      blocks: [
        {
          block: 'field',
          name: 'username',
          label: words['signIn.username'],
          type: 'text',
          autocomplete: 'username',
          value: state.entered['username'] ?? '',
          ...problemOf('username', state, presentation),
        },
        {
          block: 'field',
          name: 'password',
          label: words['signIn.password'],
          type: 'password',
          autocomplete: 'current-password',
          value: '',
        },
        { block: 'submit', label: words['signIn.submit'] },
      ],
    },
    state,
    presentation,
  );
}
