import * as v from 'valibot';
import type { ReviewResult } from './review-result.ts';

const risk = v.picklist(['NONE', 'MEDIUM', 'HIGH', 'NOT_APPLICABLE']);
const practice = v.object({
  id: v.string(),
  choiceId: v.string(),
  title: v.string(),
  status: v.string(),
  evidence: v.array(
    v.object({
      check: v.string(),
      verdict: v.string(),
      resource: v.string(),
      file: v.string(),
      line: v.number(),
      message: v.string(),
    }),
  ),
});
const comparable = v.object({
  schemaVersion: v.literal('1'),
  questions: v.array(
    v.object({
      id: v.string(),
      questionId: v.string(),
      lens: v.string(),
      title: v.string(),
      risk: v.object({ lowest: risk, highest: risk }),
      practices: v.array(practice),
    }),
  ),
});

/** An earlier review result, with all that `compareWithBaseline` reads; or what is wrong with the text. */
export function parseBaseline(
  text: string,
): { readonly baseline: ReviewResult } | { readonly problem: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { problem: `it is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = v.safeParse(comparable, data);
  if (parsed.success) return { baseline: data as ReviewResult };
  const [issue] = parsed.issues;
  if (isRecord(data) && data['schemaVersion'] === undefined)
    return { problem: 'it has no schemaVersion, as every JSON report has' };
  return {
    problem: `it is no review result of schemaVersion 1: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
