import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { FONT_FILES } from './fonts.ts';
import { DEFAULT_STYLE, INK, PAGE, STYLES } from './pdf-style.ts';

pdfmake.setFonts({ Roboto: { ...FONT_FILES } });
// Nothing that a report says can make the server read a file or an address.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values<string>(FONT_FILES).includes(path));

/** What a document is made of. */
export interface PdfParts {
  /** As people wrote it: titles of documents are shown in the viewer's own font. */
  readonly title: string;
  /** At the foot of every page, before the page's number. */
  readonly foot: string;
  /** ISO date. */
  readonly date: string;
  readonly content: readonly Content[];
  /** Pages that are drawn without layout after the others, and how. */
  readonly drawn?: {
    readonly pages: number;
    readonly draw: (page: PagePen, first: number, count: number) => void;
  };
}

/** What pdfmake's document can draw directly: PDFKit's methods, as far as they are used. */
export interface PagePen {
  addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): PagePen;
  font(file: string): PagePen;
  fontSize(points: number): PagePen;
  fillColor(colour: string): PagePen;
  text(text: string, x: number, y: number, options: Readonly<Record<string, unknown>>): PagePen;
  widthOfString(text: string): number;
  moveTo(x: number, y: number): PagePen;
  lineTo(x: number, y: number): PagePen;
  lineWidth(points: number): PagePen;
  stroke(colour: string): PagePen;
}

/** The bytes of a document. The same parts give the same bytes. */
export async function pdfBytes({ title, foot, date, content, drawn }: PdfParts): Promise<Buffer> {
  let pages = 0;
  const made = pdfmake.createPdf(
    definition({
      title,
      date,
      content,
      footer: (page, count) => {
        pages = count;
        return footer(foot, page, count + (drawn?.pages ?? 0));
      },
    }),
  );
  if (drawn !== undefined) {
    const pen = (await made.getStream()) as unknown as PagePen;
    drawn.draw(pen, pages + 1, pages + drawn.pages);
  }
  return await made.getBuffer();
}

function definition({
  title,
  date,
  content,
  footer,
}: Pick<PdfParts, 'title' | 'date' | 'content'> & {
  readonly footer: (page: number, count: number) => Content;
}): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [...PAGE.margins],
    info: {
      title: title.toWellFormed(),
      creator: 'Hexastyle',
      producer: 'Hexastyle',
      creationDate: new Date(`${date}T00:00:00Z`),
    },
    displayTitle: true,
    language: 'en',
    version: '1.5',
    defaultStyle: DEFAULT_STYLE,
    styles: STYLES,
    content: [...content],
    footer,
  };
}

function footer(foot: string, page: number, count: number): Content {
  return {
    margin: [PAGE.margins[0], 22, PAGE.margins[2], 0],
    columns: [
      { text: foot, style: 'small', width: '*' },
      { text: `${page} / ${count}`, style: 'small', width: 50, alignment: 'right', color: INK.quiet },
    ],
  };
}
