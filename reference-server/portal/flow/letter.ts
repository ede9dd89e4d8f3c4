import { letterPage } from '../pages/letter.ts';
import { beginAnotherLetter } from './another-letter.ts';
import { changeUnderWay, problem, standingOf, type Step, type StepContext } from './step.ts';

function choicesOf(context: StepContext) {
  const { rules } = context;
  return rules.letterChoices({ factorsOffered: rules.factorsOffered(standingOf(context)) });
}

/** The beginning of part 2, with ways on for those who have no letter yet. */
export const letter: Step = {
  page(context, state) {
    const data = { choices: choicesOf(context), mailedOn: changeUnderWay(context.account)?.requestedAt };
    return letterPage(context.presentation, data, state);
  },
  submit(context, entered) {
    const { rules, account, visit } = context;
    const choice = choicesOf(context).find((possible) => possible === entered['choice']);
    if (choice === undefined) return problem('choice', 'problem.choice');
    const goTo = rules.screenAfterLetterChoice({ account, choice });
    if (choice === 'anotherLetter') beginAnotherLetter(context);
    if (choice === 'notYet') visit.errand = 'signIn';
    if (choice === 'begin') {
      visit.errand = 'completion';
      const change = changeUnderWay(account);
      if (change !== undefined) visit.change = change.id;
    }
    return { goTo };
  },
};
