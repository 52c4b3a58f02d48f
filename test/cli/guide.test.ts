import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, project, QUIET_CODE, ROOT, resultOf } from './hexastyle.ts';

describe('the guide', () => {
  it('shows a hexastyle.yaml that is right', async () => {
    const page = readFileSync(join(ROOT, 'docs/guide/claims.md'), 'utf8');
    const example = /```yaml\n(workload:[^]*?)```/.exec(page)?.[1] ?? '';
    const root = project(QUIET_CODE);
    addFiles(root, { 'hexastyle.yaml': example });
    const { workload, acceptedRisks, questions } = await resultOf(root);
    expect(workload.name).toBe('Shop');
    expect(acceptedRisks.map(({ practice }) => practice)).toEqual(['COST01-BP03']);
    expect(questions.find(({ id }) => id === 'REL02')?.notApplicableReason).toBe('No network of our own.');
  });
});
