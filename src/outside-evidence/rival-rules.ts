/**
 * How strongly evidence speaks to a practice, in the words of the packs. A finding of another tool never establishes a
 * practice.
 */
export type OutsideStrength = 'supports' | 'contradicts-only';

/** What is known of a rule of another tool. */
export interface RivalRule {
  /** What the tool calls it, where its id says nothing. */
  readonly name?: string;
  /** Ids of our checks that say the same; the rule speaks to what they speak to. */
  readonly checks?: readonly string[];
  /** Practices that no check of ours stands for. */
  readonly practices?: Readonly<Record<string, OutsideStrength>>;
  /** The rule asks for more than check or practice do: to pass it supports, to fail it contradicts nothing. */
  readonly asksMore?: boolean;
  /** The check asks for more than the rule does: who suppresses the rule excuses a part of what the check finds. */
  readonly asksLess?: boolean;
}

/** The table `data/facts/rival-rules.json`: tool, rule id, what is known of it. */
export type RivalRules = Readonly<Record<string, Readonly<Record<string, RivalRule>>>>;

export interface KnownRule extends RivalRule {
  /** As the table writes it. */
  readonly id: string;
}

/** Looks a rule up under the id that a report gives it, which may be an older, a longer or an instance's. */
export class RuleTable {
  readonly #byTool = new Map<string, ReadonlyMap<string, KnownRule>>();

  constructor(rules: RivalRules) {
    for (const [tool, byRule] of Object.entries(rules)) {
      const known = Object.entries(byRule).map(([id, rule]) => [id.toLowerCase(), { id, ...rule }] as const);
      this.#byTool.set(tool, new Map(known));
    }
  }

  find(tool: string, given: string): KnownRule | undefined {
    const rules = this.#byTool.get(tool);
    return rules && namesOf(tool, given.toLowerCase()).flatMap((name) => rules.get(name) ?? [])[0];
  }
}

function namesOf(tool: string, given: string): readonly string[] {
  switch (tool) {
    case 'trivy':
      return [given.replace(/^aws-(?=\d{4}$)/, 'avd-aws-')];
    case 'aws-config': {
      const name = given.replaceAll('_', '-');
      const bare = name
        .replace(/^(?:securityhub|awsconfigconforms)-/, '')
        .replace(/-conformance-pack-[a-z0-9]+$/, '');
      return [name, bare, bare.replace(/-[0-9a-f]{6,8}$/, '')];
    }
    case 'cdk-nag':
      return [given.split('[')[0] ?? given];
    case 'cfn-guard':
      return [given.split(/[./]/).at(-1) ?? given, given];
    default:
      return [given];
  }
}
