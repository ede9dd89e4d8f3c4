import type { FactorKind } from '../model.ts';
import type { Choice, Field, Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { type FormState, pageOf, problemOf } from './form-state.ts';

/** Where the security codes shall go: the choice, and the field that goes with each answer. */
export function destinationPage(presentation: Presentation, state: FormState): Page {
  const { words, layout } = presentation;
  const chosen = state.entered['destinationKind'];
  const choice: Choice = {
    block: 'choice',
    name: 'destinationKind',
    legend: words['destination.question'],
    options: layout.destination.map((kind) => ({
      value: kind,
      label: kind === 'phone' ? words['destination.textMessage'] : words['destination.email'],
      field: fieldFor(kind, presentation, state),
    })),
    ...(chosen !== undefined && { chosen }),
    ...problemOf('destinationKind', state, presentation),
  };
  return pageOf(
    {
      screen: 'destination',
      heading: words['destination.page'],
      blocks: [{ block: 'text', text: words['destination.intro'] }, choice, { block: 'submit', label: words.next }],
    },
    state,
    presentation,
  );
}

function fieldFor(kind: FactorKind, presentation: Presentation, state: FormState): Field {
  return {
    block: 'field',
    name: kind,
    label: presentation.words[`destination.${kind}Field`],
    type: kind === 'phone' ? 'tel' : 'email',
    autocomplete: kind === 'phone' ? 'tel' : 'email',
    value: state.entered[kind] ?? '',
    width: kind === 'phone' ? 20 : 32,
    ...problemOf(kind, state, presentation),
  };
}
