/** The tools whose suppressions are known, by the names that the table of their rules has; ours among them. */
export const TOOL_NAMES = {
  checkov: 'Checkov',
  trivy: 'Trivy',
  tfsec: 'tfsec',
  'cfn-nag': 'cfn-nag',
  'cfn-guard': 'cfn-guard',
  'cdk-nag': 'cdk-nag',
  'cfn-lint': 'cfn-lint',
  terrascan: 'Terrascan',
  kics: 'KICS',
} as const;

export type Tool = keyof typeof TOOL_NAMES;

/** What the words of a suppression say, wherever it stands. */
export interface SuppressionWords {
  readonly tool: Tool;
  /** As the code writes it; `*` for all rules. */
  readonly rule: string;
  readonly reason?: string;
  /** ISO date of the last day on which it holds. */
  readonly until?: string;
  /** Why it says less than that a rule is silent on a resource, a half-sentence: `it holds for one workspace only`. */
  readonly limit?: string;
  /** Where it holds for more than what it stands at. */
  readonly holdsFor?: 'file';
}

/** Something in the code with a name, that comments stand in or above. Lines count from 1. */
export interface CodeBlock {
  /** Terraform address within its module, or logical id. */
  readonly name: string;
  /** `other`: a provider, an output, a `locals` block. */
  readonly sort: 'resource' | 'data' | 'module' | 'other';
  readonly line: number;
  readonly endLine: number;
}

/** A suppression that somebody wrote for another tool. */
export interface ForeignSuppression extends SuppressionWords {
  readonly file: string;
  readonly line: number;
  readonly form: 'comment' | 'metadata';
  /** What it is about; undefined where that is a whole file, or nothing. */
  readonly block?: CodeBlock;
}

/**
 * The text of a reason on one line, without the quotation marks around it and without the words for another tool behind
 * it; undefined where nothing is left.
 */
export function reasonIn(text: string | undefined): string | undefined {
  const reason = (text ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^[:,– -]*(?:reason: *)?/i, '')
    .replace(/ ?\*\/$/, '')
    .replace(
      / ?(?:# ?|\/\/ ?)?(?:(?:checkov|bridgecrew|ts):skip=|(?:tfsec|trivy):ignore:|kics-scan ).*$/,
      '',
    );
  const [, quoted] = /^["'“”]([^"'“”]*)["'“”]$/.exec(reason) ?? [];
  return (quoted ?? reason).trim() || undefined;
}
