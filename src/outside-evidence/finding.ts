import type { Diagnostic } from '../architecture/index.ts';

/** `muted`: failed, and somebody asked the tool not to tell it. `unclear`: the tool could not or did not say. */
export type Outcome = 'failed' | 'passed' | 'muted' | 'not-applicable' | 'unclear';

/** Another tool: its key in the table of rules, and its name for people. */
export interface Tool {
  readonly id: string;
  readonly name: string;
}

/** One result of another tool, as its file states it. Texts are the tool's own, cut to a sane length. */
export interface OutsideFinding {
  readonly tool: Tool;
  readonly rule: string;
  /** What the rule asks for. */
  readonly title?: string;
  /** What was found here, where the tool says more than the title. */
  readonly message?: string;
  readonly remediation?: string;
  readonly link?: string;
  readonly outcome: Outcome;
  /** Why it was muted. */
  readonly reason?: string;
  /** Terraform address, logical id, ARN or name. */
  readonly resource?: string;
  /** CloudFormation type of a deployed resource, where the tool states it. */
  readonly resourceType?: string;
  /** Where in code it was found: the path as the tool writes it, in one way or several. */
  readonly code?: { readonly paths: readonly string[]; readonly line: number };
  /** ISO date. */
  readonly on?: string;
  /** Line of the finding in its file. */
  readonly line: number;
}

/** What a file of findings holds, of whatever format. */
export interface ParsedFindings {
  /** Name of the format, for people; undefined where the text is none that is known. */
  readonly format: string | undefined;
  readonly findings: readonly OutsideFinding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Tools by the name under which they write their files, in lower case. */
const TOOLS: ReadonlyMap<string, Tool> = new Map(
  [
    { id: 'checkov', name: 'Checkov', names: ['checkov'] },
    { id: 'trivy', name: 'Trivy', names: ['trivy'] },
    { id: 'tfsec', name: 'tfsec', names: ['tfsec', 'defsec'] },
    { id: 'cfn-lint', name: 'cfn-lint', names: ['cfn-lint', 'cfnlint'] },
    { id: 'cfn-guard', name: 'cfn-guard', names: ['cfn-guard', 'cloudformation guard', 'guard'] },
    { id: 'cfn-nag', name: 'cfn-nag', names: ['cfn_nag', 'cfn-nag'] },
    { id: 'cdk-nag', name: 'cdk-nag', names: ['cdk-nag'] },
    { id: 'kics', name: 'KICS', names: ['kics'] },
    { id: 'semgrep', name: 'Semgrep', names: ['semgrep', 'semgrep oss'] },
    { id: 'prowler', name: 'Prowler', names: ['prowler'] },
    { id: 'security-hub', name: 'Security Hub', names: ['security hub', 'aws security hub'] },
    { id: 'aws-config', name: 'AWS Config', names: ['config', 'aws config'] },
    { id: 'trusted-advisor', name: 'Trusted Advisor', names: ['trusted advisor'] },
  ].flatMap(({ names, ...tool }) => names.map((name) => [name, tool] as const)),
);

/** The tool that calls itself so; an unknown one keeps its name. */
export function toolNamed(given: string): Tool {
  const name = given.trim().slice(0, 60);
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return TOOLS.get(name.toLowerCase()) ?? { id: id || 'unnamed', name: name || 'An unnamed tool' };
}
