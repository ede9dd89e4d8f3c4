import type { LetterContent, Section } from '../presentation/letter-content.ts';

/** The letter as plain text, an empty line between paragraphs. */
export function letterAsText(content: LetterContent): string {
  return [
    content.sender.join('\n'),
    content.date,
    content.addressBlock.join('\n'),
    content.salutation,
    ...content.sections.map(sectionAsText),
    content.closing,
    content.testNotice,
  ]
    .join('\n\n')
    .concat('\n');
}

function sectionAsText(section: Section): string {
  if (section.section === 'code') return `${section.label} ${section.code}`;
  if (section.section === 'paragraphs') return section.paragraphs.join('\n\n');
  return [section.heading, ...section.steps.map((step, index) => `${index + 1}. ${step}`)].join('\n');
}
