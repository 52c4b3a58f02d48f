/** Half-open range of offsets into the file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export interface Attribute {
  readonly name: string;
  readonly expression: Expression;
  /** From the name to the end of the expression. */
  readonly span: Span;
}

export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  /** From the type to the closing brace. */
  readonly span: Span;
}

export type Expression =
  | (Span & { readonly kind: 'literal'; readonly value: string | number | boolean | null })
  | (Span & { readonly kind: 'template'; readonly parts: readonly TemplatePart[] })
  | (Span & { readonly kind: 'tuple'; readonly items: readonly Expression[] })
  | (Span & { readonly kind: 'object'; readonly items: readonly ObjectItem[] })
  /** The first name of a traversal: `var`, `local`, `aws_s3_bucket`, `each`, a `for` variable. */
  | (Span & { readonly kind: 'name'; readonly name: string })
  | (Span & { readonly kind: 'attribute'; readonly source: Expression; readonly name: string })
  | (Span & { readonly kind: 'index'; readonly source: Expression; readonly key: Expression })
  /** `source.*.rest` or `source[*].rest`; `each` is the rest, with a `name` node called `*` where the element stands. */
  | (Span & {
      readonly kind: 'splat';
      readonly source: Expression;
      readonly each: Expression;
      readonly full: boolean;
    })
  | (Span & { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: Expression })
  | (Span & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Span & {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    })
  /** `name` may be namespaced: `provider::aws::arn_parse`. */
  | (Span & {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
      /** The last argument is expanded with `...`. */
      readonly expand: boolean;
    })
  | (Span & {
      readonly kind: 'for';
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: Expression;
      /** Undefined in a tuple `for`. */
      readonly key: Expression | undefined;
      readonly value: Expression;
      readonly condition: Expression | undefined;
      /** `...` after the value: values of equal keys are grouped. */
      readonly group: boolean;
    })
  | (Span & { readonly kind: 'parentheses'; readonly inner: Expression })
  /** Text that could not be read as an expression; a problem in the file says why. */
  | (Span & { readonly kind: 'broken' });

export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export interface ObjectItem {
  /** A bare identifier key is a literal text; `(name)` is an expression in parentheses. */
  readonly key: Expression;
  readonly value: Expression;
}

/** Strip markers (`~`), heredoc indentation and escapes are already applied to the texts. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'interpolation'; readonly expression: Expression }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: readonly TemplatePart[];
      readonly otherwise: readonly TemplatePart[];
    }
  | {
      readonly kind: 'for';
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
    };

export interface SyntaxProblem {
  readonly message: string;
  /** Offset into the file's text. */
  readonly offset: number;
}

/** One parsed file. With problems beside it, `body` holds all that could be read. */
export interface ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly body: Body;
  readonly problems: readonly SyntaxProblem[];
  /** Line (from 1) of an offset. */
  lineOf(offset: number): number;
}
