import type { SourceLocation } from '../../architecture/index.ts';
import {
  blockType,
  literalText,
  type PlacedAttribute,
  type PlacedBlock,
} from '../terraform/configuration/module-configuration.ts';
import { locationOf } from '../terraform/modules/to-property.ts';
import type { Attribute, Body, Expression, ParsedFile } from '../terraform/syntax/ast.ts';
import { type Iterators, NO_ITERATORS, referencesIn } from './expression-references.ts';
import { type Literals, matchingBlocks } from './matching-items.ts';

/** The code that a planned value comes from. */
export type Written = WrittenBody | WrittenBlocks | WrittenExpression;

/** A block: the resource itself, or one inside it. A `dynamic` block is its content, as often as it is repeated. */
export class WrittenBody implements Literals {
  readonly location: SourceLocation;
  readonly repeats: boolean;
  /** What decides how often it is repeated. */
  readonly forEach: readonly string[];
  readonly #attributes: ReadonlyMap<string, PlacedAttribute>;
  readonly #blocks: readonly PlacedBlock[];
  readonly #iterators: Iterators;
  readonly #members = new Map<string, WrittenBlocks | WrittenExpression | undefined>();
  #literals: ReadonlyMap<string, string | number | boolean> | undefined;

  constructor(parts: {
    readonly location: SourceLocation;
    readonly attributes: ReadonlyMap<string, PlacedAttribute>;
    readonly blocks: readonly PlacedBlock[];
    readonly iterators?: Iterators;
    /** References of the `for_each` of a `dynamic` block. */
    readonly forEach?: readonly string[];
  }) {
    this.location = parts.location;
    this.#attributes = parts.attributes;
    this.#blocks = parts.blocks;
    this.#iterators = parts.iterators ?? NO_ITERATORS;
    this.repeats = parts.forEach !== undefined;
    this.forEach = parts.forEach ?? [];
  }

  /** The attribute, or the blocks, of that name. */
  member(name: string): WrittenBlocks | WrittenExpression | undefined {
    if (this.#members.has(name)) return this.#members.get(name);
    const member = this.#newMember(name);
    this.#members.set(name, member);
    return member;
  }

  get literals(): ReadonlyMap<string, string | number | boolean> {
    this.#literals ??= new Map(
      [...this.#attributes].flatMap(([name, { attribute }]) => {
        const value = literalOf(attribute.expression);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return this.#literals;
  }

  #newMember(name: string): WrittenBlocks | WrittenExpression | undefined {
    const placed = this.#attributes.get(name);
    if (placed !== undefined) {
      const { file, attribute } = placed;
      return new WrittenExpression(
        file,
        attribute.expression,
        locationOf(file, attribute.span),
        this.#iterators,
      );
    }
    const blocks = this.#blocks.filter(({ block }) => blockType(block) === name);
    return blocks.length === 0
      ? undefined
      : new WrittenBlocks(blocks.map((block) => bodyOf(block, this.#iterators)));
  }
}

function bodyOf({ file, block }: PlacedBlock, around: Iterators): WrittenBody {
  const location = locationOf(file, block.span);
  if (block.type !== 'dynamic')
    return new WrittenBody({ location, ...partsOf(file, block.body), iterators: around });
  const content = block.body.blocks.find(({ type }) => type === 'content')?.body;
  const forEach = attributeOf(block.body, 'for_each')?.expression;
  const iterator = attributeOf(block.body, 'iterator')?.expression;
  const name = iterator?.kind === 'name' ? iterator.name : (block.labels[0] ?? '');
  const references = forEach === undefined ? [] : referencesIn(forEach, around);
  const iterators = new Map(around).set(name, references);
  return new WrittenBody({ location, ...partsOf(file, content), iterators, forEach: references });
}

function attributeOf(body: Body, name: string): Attribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}

function partsOf(file: ParsedFile, body: Body | undefined) {
  return {
    attributes: new Map((body?.attributes ?? []).map((attribute) => [attribute.name, { attribute, file }])),
    blocks: (body?.blocks ?? []).map((block) => ({ block, file })),
  };
}

/** All blocks of one type inside a block. */
export class WrittenBlocks {
  readonly location: SourceLocation;
  readonly blocks: readonly WrittenBody[];
  #references: readonly string[] | undefined;

  constructor(blocks: readonly WrittenBody[]) {
    this.blocks = blocks;
    this.location = blocks[0]?.location ?? { file: '', line: 1 };
  }

  /** The block of each item; undefined for an item that no block fits. */
  items(values: readonly unknown[]): readonly (WrittenBody | undefined)[] {
    return matchingBlocks(values, this.blocks);
  }

  /** What decides how many there are. */
  get references(): readonly string[] {
    this.#references ??= [...new Set(this.blocks.flatMap(({ forEach }) => forEach))];
    return this.#references;
  }
}

/** The expression of an attribute, or a part of one. */
export class WrittenExpression implements Literals {
  readonly location: SourceLocation;
  readonly #file: ParsedFile;
  readonly #expression: Expression;
  readonly #iterators: Iterators;
  #references: readonly string[] | undefined;
  #members: Map<string, WrittenExpression> | undefined;
  #literals: ReadonlyMap<string, string | number | boolean> | undefined;
  #parts: readonly WrittenExpression[] | undefined;
  #partOfLiteral: ReadonlyMap<unknown, WrittenExpression | undefined> | undefined;

  constructor(file: ParsedFile, expression: Expression, location: SourceLocation, iterators: Iterators) {
    this.#file = file;
    this.#expression = withoutParentheses(expression);
    this.location = location;
    this.#iterators = iterators;
  }

  get references(): readonly string[] {
    this.#references ??= referencesIn(this.#expression, this.#iterators);
    return this.#references;
  }

  /** The value of a key where the expression is written as an object; otherwise undefined. */
  member(name: string): WrittenExpression | undefined {
    if (this.#expression.kind !== 'object') return undefined;
    if (this.#members === undefined) {
      this.#members = new Map();
      for (const { key, value } of this.#expression.items) {
        const text = literalText(key);
        if (text !== undefined) this.#members.set(text, this.#part(value, key.start));
      }
    }
    return this.#members.get(name);
  }

  /**
   * What each item of a list is written as, where that is certain: a set has an order of its own, so a literal is looked
   * for by its value and an object by its literal members.
   */
  items(values: readonly unknown[]): readonly (WrittenExpression | undefined)[] {
    const expression = this.#expression;
    if (expression.kind === 'object') return values.length === 1 ? [this] : [];
    if (expression.kind !== 'tuple' || expression.items.length !== values.length) return [];
    this.#parts ??= expression.items.map((item) => this.#part(item, item.start));
    const parts = this.#parts;
    if (parts.length === 1 || expression.items.every(({ kind }) => kind === 'object')) {
      return matchingBlocks(values, parts);
    }
    this.#partOfLiteral ??= new Map(
      expression.items.flatMap((item, index) => {
        const literal = literalOf(item);
        return literal === undefined ? [] : [[literal, parts[index]]];
      }),
    );
    const byLiteral = this.#partOfLiteral;
    return values.map((value) => byLiteral.get(value));
  }

  get repeats(): false {
    return false;
  }

  get literals(): ReadonlyMap<string, string | number | boolean> {
    this.#literals ??= this.#newLiterals();
    return this.#literals;
  }

  #newLiterals(): ReadonlyMap<string, string | number | boolean> {
    const literals = new Map<string, string | number | boolean>();
    for (const { key, value } of this.#expression.kind === 'object' ? this.#expression.items : []) {
      const name = literalText(key);
      const literal = literalOf(value);
      if (name !== undefined && literal !== undefined) literals.set(name, literal);
    }
    return literals;
  }

  #part(expression: Expression, start: number): WrittenExpression {
    const location = locationOf(this.#file, { start, end: expression.end });
    return new WrittenExpression(this.#file, expression, location, this.#iterators);
  }
}

function withoutParentheses(expression: Expression): Expression {
  return expression.kind === 'parentheses' ? withoutParentheses(expression.inner) : expression;
}

function literalOf(expression: Expression): string | number | boolean | undefined {
  if (expression.kind === 'literal') return expression.value ?? undefined;
  return literalText(expression);
}
