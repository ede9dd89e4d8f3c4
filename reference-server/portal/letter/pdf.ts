/** The letter on paper. */
import PdfDocument from 'pdfkit';
import type { LetterContent, Section } from '../presentation/letter-content.ts';

const INCH = 72;
const MARGIN = INCH;
/**
 * Where the address block begins. Folded in three into a #10 envelope, whose window is 1/2 inch from the bottom and
 * 1 1/8 inches high, a letter may slide by half an inch; what lies from 2.5 to 3.15 inches is in the window all the same.
 */
const ADDRESS_TOP = 2.52 * INCH;
const BODY_TOP = 3.6 * INCH;
const REGULAR = 'Helvetica';
const BOLD = 'Helvetica-Bold';

/** The letter as a PDF on US Letter paper, with fonts that every reader has. */
export async function letterAsPdf(content: LetterContent, createdAt: Date): Promise<Buffer> {
  const document = new PdfDocument({
    size: 'LETTER',
    margins: { top: 0.6 * INCH, bottom: 0.5 * INCH, left: MARGIN, right: MARGIN },
    lang: 'en-US',
    info: { Title: content.sender[0] ?? '', CreationDate: createdAt },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.once('end', resolve);
    document.once('error', reject);
  });

  document.font(REGULAR).fontSize(10).text(content.sender.join('\n'), { lineGap: 2 });
  document.moveDown().text(content.date);
  document.fontSize(11.5).text(content.addressBlock.join('\n'), MARGIN, ADDRESS_TOP, { lineGap: 1.5 });
  document.fontSize(10.5).text(content.salutation, MARGIN, BODY_TOP).moveDown(0.7);
  for (const section of content.sections) setSection(document, section);
  document.text(content.closing);
  const foot = document.page.height - 0.85 * INCH;
  document.fontSize(8.5).text(content.testNotice, MARGIN, foot, {
    align: 'center',
    lineBreak: false,
    width: document.page.width - 2 * MARGIN,
  });

  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function setSection(document: PDFKit.PDFDocument, section: Section): void {
  if (section.section === 'code') {
    document.text(`${section.label}  `, { continued: true });
    document.font(BOLD).fontSize(15).text(section.code, { characterSpacing: 1 });
    document.font(REGULAR).fontSize(10.5).moveDown(0.7);
  } else if (section.section === 'paragraphs') {
    for (const paragraph of section.paragraphs) document.text(paragraph, { lineGap: 1.5 }).moveDown(0.7);
  } else {
    document.font(BOLD).text(section.heading).font(REGULAR).moveDown(0.4);
    const indent = 22;
    section.steps.forEach((step, index) => {
      const top = document.y;
      document.text(`${index + 1}.`, MARGIN, top, { lineBreak: false });
      document.text(step, MARGIN + indent, top, { lineGap: 1.5 }).moveDown(0.15);
    });
    document.x = MARGIN;
    document.moveDown(0.6);
  }
}
