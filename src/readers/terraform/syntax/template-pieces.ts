import type { Expression, TemplatePart } from './ast.ts';
import type { ForIntroduction } from './parse-for-expression.ts';
import type { Scanner } from './scanner.ts';

/** A template in the order of its text, before `if` and `for` are matched with their ends. */
export type TemplatePiece =
  | { readonly kind: 'text'; value: string }
  | { readonly kind: 'interpolation'; readonly expression: Expression }
  | { readonly kind: 'if'; readonly condition: Expression; readonly offset: number }
  | { readonly kind: 'for'; readonly introduction: ForIntroduction; readonly offset: number }
  | { readonly kind: 'else' | 'endif' | 'endfor'; readonly offset: number };

/** The parts of a template, with every `if` and `for` holding what is inside it. */
export function nestPieces(scanner: Scanner, pieces: readonly TemplatePiece[]): TemplatePart[] {
  let next = 0;
  let height = scanner.height;

  const closing = (opening: 'if' | 'for', offset: number, expected: readonly string[]): string => {
    const piece = pieces[next++];
    if (piece === undefined) scanner.fail(`This %{${opening}} has no %{${expected.at(-1)}}.`, offset);
    if (!expected.includes(piece.kind)) {
      scanner.fail(
        `Expected %{${expected.at(-1)}}, found %{${piece.kind}}.`,
        'offset' in piece ? piece.offset : offset,
      );
    }
    return piece.kind;
  };

  const sequence = (level: number): TemplatePart[] => {
    const parts: TemplatePart[] = [];
    height = Math.max(height, level);
    for (;;) {
      const piece = pieces[next];
      if (piece === undefined) return parts;
      next++;
      if (piece.kind === 'text') {
        addText(parts, piece.value);
      } else if (piece.kind === 'interpolation') {
        parts.push(piece);
      } else if (piece.kind === 'if') {
        scanner.enter();
        const then = sequence(level + 1);
        const hasElse = closing('if', piece.offset, ['else', 'endif']) === 'else';
        const otherwise = hasElse ? sequence(level + 1) : [];
        if (hasElse) closing('if', piece.offset, ['endif']);
        scanner.leave();
        // oxlint-disable-next-line unicorn/no-thenable
        parts.push({ kind: 'if', condition: piece.condition, then, otherwise });
      } else if (piece.kind === 'for') {
        const { keyName, valueName, collection } = piece.introduction;
        scanner.enter();
        const body = sequence(level + 1);
        closing('for', piece.offset, ['endfor']);
        scanner.leave();
        parts.push({ kind: 'for', keyName, valueName, collection, body });
      } else {
        next--;
        return parts;
      }
    }
  };

  const parts = sequence(1);
  const left = pieces[next];
  if (left !== undefined)
    scanner.fail(
      `This %{${left.kind}} belongs to nothing.`,
      'offset' in left ? left.offset : scanner.position,
    );
  scanner.grow(height + 1);
  return parts;
}

function addText(parts: TemplatePart[], value: string): void {
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', value: last.value + value };
  else if (value !== '') parts.push({ kind: 'text', value });
}

/**
 * The expression that a template is: a plain text is a literal. Beside an interpolation an empty text is kept where there
 * was one, because only an interpolation that is alone gives a value of another type than text.
 */
export function templateFrom(
  scanner: Scanner,
  pieces: readonly TemplatePiece[],
  start: number,
  end: number,
): Expression {
  const parts = nestPieces(scanner, pieces);
  const [only] = parts;
  if (only === undefined) return { kind: 'literal', value: '', start, end };
  if (parts.length === 1 && only.kind === 'text') return { kind: 'literal', value: only.value, start, end };
  const trimmedAway = parts.length === 1 && pieces.length > 1 && only.kind === 'interpolation';
  return { kind: 'template', parts: trimmedAway ? [only, { kind: 'text', value: '' }] : parts, start, end };
}
