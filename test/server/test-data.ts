import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { frameworkLens, type OfficialLensData, parseLens } from '../../src/lens/index.ts';
import type { LensTexts, PracticeText } from '../../src/review/index.ts';
import type { BuiltInLens } from '../../src/server/well-architected-tool/lens-catalog.ts';
import {
  ProfileTemplate,
  type ProfileTemplateData,
} from '../../src/server/well-architected-tool/profile-template.ts';

const data = new URL('../../data/', import.meta.url);

/** The lenses, texts and profile questions that the program comes with, from their sources. */
export function loadTestData(): {
  readonly lenses: readonly BuiltInLens[];
  readonly texts: LensTexts;
  readonly profileTemplate: ProfileTemplate;
} {
  const framework = frameworkLens(JSON.parse(text('lenses/wellarchitected.json')) as OfficialLensData);
  const serverless = parseLens(text('lenses/serverless.lens.yaml'), 'serverless.lens.yaml').lens;
  if (serverless === undefined) throw new Error('the Serverless lens cannot be read');
  const folder = new URL('texts/wellarchitected/', data);
  const pillars = readdirSync(folder).map(
    (name) =>
      load(readFileSync(new URL(name, folder), 'utf8')) as {
        questions: Record<string, { means: string }>;
        practices: Record<string, PracticeText>;
      },
  );
  return {
    lenses: [
      { lens: framework, alias: 'wellarchitected', owner: 'AWS Well-Architected' },
      { lens: { ...serverless, alias: 'serverless' }, alias: 'serverless', owner: 'Hexastyle' },
    ],
    texts: {
      principles: new Map(),
      questions: new Map(pillars.flatMap(({ questions }) => Object.entries(questions))),
      practices: new Map(pillars.flatMap(({ practices }) => Object.entries(practices))),
    },
    profileTemplate: new ProfileTemplate(
      load(text('well-architected-tool/profile-template.yaml')) as ProfileTemplateData,
      framework,
    ),
  };
}

function text(name: string): string {
  return readFileSync(new URL(name, data), 'utf8');
}
