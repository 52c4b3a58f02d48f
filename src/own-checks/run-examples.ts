import {
  Architecture,
  type Kind,
  type Language,
  type Readings,
  type Verdict,
} from '../architecture/index.ts';
import type { Check } from '../checks/check.ts';
import { gatherEvidence } from '../checks/gather-evidence.ts';
import { readCloudFormation } from '../readers/cloudformation/read-cloudformation.ts';
import type { ProjectFiles } from '../readers/project-files.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';

const STRONGEST_FIRST: readonly Verdict[] = ['error', 'contradicts', 'inconclusive', 'supports'];

/** What came of one example of a check. */
export interface ExampleRun {
  readonly check: string;
  readonly language: Language;
  readonly expected: string;
  readonly got: string;
  /** What the check said, or why the example cannot be read. */
  readonly messages: readonly string[];
}

/** Runs every example of a check: each is a small project whose strongest verdict is the expected one. */
export function runExamples(check: Check, kinds: readonly Kind[]): readonly ExampleRun[] {
  return Object.entries(check.examples).flatMap(([language, examples]) =>
    Object.entries(examples).map(([expected, text]) =>
      runExample(check, kinds, language as Language, expected, text),
    ),
  );
}

function runExample(
  check: Check,
  kinds: readonly Kind[],
  language: Language,
  expected: string,
  text: string,
): ExampleRun {
  const readings = exampleReadings(language, text);
  const run = { check: check.id, language, expected };
  const errors = readings.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const messages = errors.map(({ line, message }) => `line ${line}: ${message}`);
    return { ...run, got: 'an example that cannot be read', messages };
  }
  const evidence = gatherEvidence(new Architecture(readings, kinds), [check], check.assuming);
  const got = STRONGEST_FIRST.find((verdict) => evidence.some((item) => item.verdict === verdict));
  return { ...run, got: got ?? 'not-applicable', messages: evidence.map(({ message }) => message) };
}

/** An example as a project of one file. */
export function exampleReadings(language: Language, text: string): Readings {
  return language === 'terraform' ? terraformReadings(text) : templateReadings(text);
}

function terraformReadings(text: string): Readings {
  return readTerraform(projectOf('main.tf', text));
}

function templateReadings(text: string): Readings {
  return readCloudFormation('template.yaml', text, projectOf('template.yaml', text));
}

function projectOf(path: string, text: string): ProjectFiles {
  return { paths: [path], read: (asked) => (asked === path ? text : undefined) };
}
