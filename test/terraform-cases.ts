/** One expression and what Terraform makes of it. */
export interface ExpressionTruth {
  readonly expression: string;
  readonly value?: unknown;
  /** Terraform says only at apply. */
  readonly unknown?: boolean;
  /** Where parts of the value are known only at apply: `true` in their places. */
  readonly partly?: unknown;
  /** Terraform refuses the expression. */
  readonly refused?: boolean;
}

/** The managed resources of a plan, their null attributes left out. */
export interface PlanTruth {
  readonly resources: readonly {
    readonly address: string;
    readonly values: Readonly<Record<string, unknown>>;
  }[];
}

/** The expressions of a case file: one a line; in a line that begins with `<<`, `\n` stands for a line break. */
export function expressionsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) =>
      line.startsWith('<<')
        ? line.replace(/\\(\\?)n/g, (_, more: string) => (more ? '\\n' : '\n')).trimEnd()
        : line,
    );
}
