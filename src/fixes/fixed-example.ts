import {
  Architecture,
  type Evidence,
  type Kind,
  type Language,
  type Readings,
} from '../architecture/index.ts';
import type { Check } from '../checks/check.ts';
import { gatherEvidence } from '../checks/gather-evidence.ts';
import { readCloudFormation } from '../readers/cloudformation/read-cloudformation.ts';
import type { ProjectFiles } from '../readers/project-files.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { type FixPlan, planFixes } from './plan-fixes.ts';

export interface FixedExample {
  readonly plan: FixPlan;
  /** The text with the fixes in it. */
  readonly text: string;
  /** What the check finds in it. */
  readonly evidence: readonly Evidence[];
}

const PATHS = { terraform: 'main.tf', cloudformation: 'template.yaml' } as const;

/** Fixes what a check finds in one file, and lets it look again. */
export function fixedExample(
  check: Check,
  kinds: readonly Kind[],
  language: Language,
  text: string,
  path: string = PATHS[language],
): FixedExample {
  const { architecture, evidence } = examined(check, kinds, language, path, text);
  const plan = planFixes({
    architecture,
    kinds,
    checks: [check],
    findings: evidence.filter(({ verdict }) => verdict === 'contradicts'),
    paths: [path],
    read: (asked) => (asked === path ? text : undefined),
  });
  const fixed = plan.texts.get(path) ?? text;
  return { plan, text: fixed, evidence: examined(check, kinds, language, path, fixed).evidence };
}

function examined(check: Check, kinds: readonly Kind[], language: Language, path: string, text: string) {
  const files: ProjectFiles = { paths: [path], read: (asked) => (asked === path ? text : undefined) };
  const readings: Readings =
    language === 'terraform' ? readTerraform(files) : readCloudFormation(path, text, files);
  const errors = readings.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  const architecture = new Architecture(readings, kinds);
  return { architecture, evidence: gatherEvidence(architecture, [check], check.assuming) };
}
