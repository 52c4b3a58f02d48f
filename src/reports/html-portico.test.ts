import { describe, expect, it } from 'vitest';
import type { PillarResult } from '../review/index.ts';
import { shortName } from './html-portico.ts';

const pillar = (id: string, name: string): PillarResult => ({
  lens: 'own',
  id,
  name,
  riskCounts: { UNANSWERED: 1, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 },
  practices: { 'in-place': 0, 'not-in-place': 0, 'not-applicable': 0, open: 1, disputed: 0 },
});

describe('the short name of a pillar', () => {
  it.each([
    ['the letters of its numbers', 'network', 'Network', 'NET01', 'NET'],
    ['that of the Framework, where the lens has no numbers', 'security', 'Security', 'sec1', 'SEC'],
    ['the first word of its name', 'gates', 'Gates and reviews', 'g1', 'Gates'],
    ['a long word cut, and shown to be', 'observability', 'Observability', 'o1', 'Observ…'],
  ])('is %s', (_what, id, name, question, short) => {
    expect(shortName(pillar(id, name), [{ lens: 'own', pillar: id, id: question }])).toBe(short);
  });
});
