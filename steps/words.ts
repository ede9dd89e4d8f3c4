/** How the sentences name factors, ways and labels. */
import { foldLabel } from '../fixtures/portal/label-text.ts';
import { nameKeys, names, type NameKey, type NameKind } from '../fixtures/portal/names.ts';
import type { Condition, FactorKind } from '../fixtures/target/schema.ts';
import { defineParameterType } from './bdd.ts';

defineParameterType({
  name: 'factors',
  regexp: /both your cell phone and email address|your cell phone|your email address/,
  transformer: (words): Condition['factors'] =>
    words.startsWith('both') ? 'both' : words.endsWith('phone') ? 'phone' : 'email',
});

defineParameterType({
  name: 'factor',
  regexp: /cell phone|email address/,
  transformer: (words): FactorKind => (words === 'cell phone' ? 'phone' : 'email'),
});

defineParameterType({
  name: 'way',
  regexp: /text message|email/,
  transformer: (words): FactorKind => (words === 'text message' ? 'phone' : 'email'),
});

defineParameterType({
  name: 'nth',
  regexp: /first|second/,
  transformer: (word): number => (word === 'first' ? 0 : 1),
});

const clicked: readonly NameKind[] = ['button', 'choice'];

/** The control that a quoted label names, for an act on it. */
export function controlNamed(label: string): NameKey {
  return keyOf(label, (kind) => clicked.includes(kind));
}

/** What a quoted label names, for a look at it: the page where there is one, else the control. */
export function shownNamed(label: string): NameKey {
  const page = find(label, (kind) => kind === 'page' || kind === 'landmark');
  return page ?? keyOf(label, () => true);
}

function keyOf(label: string, isMeant: (kind: NameKind) => boolean): NameKey {
  const key = find(label, isMeant);
  if (key === undefined) throw new Error(`"${label}" is no label of the table of names`);
  return key;
}

function find(label: string, isMeant: (kind: NameKind) => boolean): NameKey | undefined {
  return nameKeys.find((key) => {
    const { label: known, kind } = names[key];
    return known !== undefined && foldLabel(known) === foldLabel(label) && isMeant(kind);
  });
}
