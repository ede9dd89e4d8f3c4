/** Reading a PDF back. */
import { extractText, getDocumentProxy } from 'unpdf';

/** What these tests use of a document; the library's own type comes from a package that is not installed. */
interface PdfDocument {
  numPages: number;
  getPage(number: number): Promise<{ getViewport(options: { scale: number }): { width: number; height: number } }>;
}

/** Number of pages, and the size of the first one in points. */
export async function shapeOfPdf(base64: string): Promise<{ pages: number; width: number; height: number }> {
  const document = (await getDocumentProxy(bytesOf(base64))) as unknown as PdfDocument;
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  return { pages: document.numPages, width, height };
}

/** All text, white space folded. */
export async function textOfPdf(base64: string): Promise<string> {
  const { text } = await extractText(bytesOf(base64), { mergePages: true });
  return text.replaceAll(/\s+/gu, ' ');
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
