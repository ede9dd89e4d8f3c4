/** What a letter says, before it is set on paper. */
import { grouped } from '../codes.ts';
import { dateInWords, lastWholeDayBefore } from '../dates.ts';
import type { Policy } from '../policy.ts';
import type { LetterContent, Section } from '../presentation/letter-content.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { filled } from '../presentation/words.ts';
import type { LetterPart, PlannedLetter } from '../rules.ts';

export interface LetterToWrite extends PlannedLetter {
  addressShown: PlannedLetter['to'];
}

/** Puts a letter together: `parts` by the rules, its words by the presentation, its day by the account's clock. */
export function letterContent(
  letter: LetterToWrite,
  {
    parts,
    presentation,
    policy,
    now,
  }: { parts: readonly LetterPart[]; presentation: Presentation; policy: Policy; now: Date },
): LetterContent {
  const { texts } = presentation.letter;
  const until = lastWholeDayBefore(new Date(now.getTime() + policy.resetCode.lifetime));
  const sections: Record<LetterPart, Section> = {
    greeting: { section: 'paragraphs', paragraphs: texts.greeting },
    resetCode: {
      section: 'code',
      label: texts.resetCode,
      code: grouped(letter.resetCode, policy.resetCode.groupLength),
    },
    instructions: {
      section: 'steps',
      heading: texts.instructionsHeading,
      steps: texts.instructions(presentation.words),
    },
    validity: { section: 'paragraphs', paragraphs: [filled(texts.validity, { until })] },
    help: { section: 'paragraphs', paragraphs: [texts.help] },
  };
  const { name, street, city, state, zip } = letter.addressShown;
  return presentation.letter.arrange({
    sender: texts.sender,
    date: dateInWords(now),
    addressBlock: [name, street, `${city}, ${state} ${zip}`],
    salutation: filled(texts.salutation, { name }),
    sections: parts.map((part) => sections[part]),
    closing: texts.closing,
    testNotice: texts.testNotice,
  });
}
