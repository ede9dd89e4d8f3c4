import type { FactorKind } from '../model.ts';
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { filled } from '../presentation/words.ts';
import { type FormState, pageOf } from './form-state.ts';

/** The account: whose it is, where its security codes go, and the way out. */
export function accountPage(
  presentation: Presentation,
  { name, factors }: { name: string; factors: { kind: FactorKind; masked: string }[] },
  state: FormState,
): Page {
  const { words } = presentation;
  return pageOf(
    {
      screen: 'account',
      heading: words['account.page'],
      blocks: [
        { block: 'text', text: filled(words['account.welcome'], { name }) },
        {
          block: 'facts',
          heading: words['account.factors'],
          facts: factors.map(({ kind, masked }) => ({ term: words[`account.${kind}`], detail: masked })),
        },
        { block: 'submit', label: words['account.signOut'] },
      ],
    },
    state,
    presentation,
  );
}
