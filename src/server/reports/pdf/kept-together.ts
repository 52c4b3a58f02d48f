import type { Content } from 'pdfmake/interfaces.js';

/** Lines of text that surely fit a page. */
const MOST_LINES = 36;
const SIGNS_A_LINE = 70;

/**
 * Parts that stand on one page, where they have room on one: pdfmake draws nothing of what is kept together and runs over the
 * page's end.
 */
export function keptTogether(
  stack: readonly Content[],
  margin: readonly [number, number, number, number] = [0, 0, 0, 0],
): Content {
  return { stack: [...stack], margin: [...margin], unbreakable: fitsPage(stack) };
}

/** Whether content surely has room on one page. */
export function fitsPage(content: Content | readonly Content[]): boolean {
  return linesIn(content) <= MOST_LINES;
}

/** A guess of how many lines content takes, rather too many than too few. */
function linesIn(content: unknown): number {
  if (Array.isArray(content)) return content.reduce<number>((sum, part) => sum + linesIn(part), 0);
  if (typeof content !== 'object' || content === null) return 1;
  const { stack, columns, text } = content as { stack?: unknown; columns?: unknown[]; text?: unknown };
  if (stack !== undefined) return linesIn(stack);
  if (columns !== undefined) return Math.max(1, ...columns.map(linesIn));
  return text === undefined ? 1 : Math.ceil(Math.max(1, signsIn(text)) / SIGNS_A_LINE);
}

function signsIn(text: unknown): number {
  if (typeof text === 'string') return text.length;
  if (Array.isArray(text)) return text.reduce<number>((sum, part) => sum + signsIn(part), 0);
  return typeof text === 'object' && text !== null ? signsIn((text as { text?: unknown }).text) : 0;
}
