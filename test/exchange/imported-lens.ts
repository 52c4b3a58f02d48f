import { readFileSync } from 'node:fs';
import type { Tool } from '../../src/exchange/tool.ts';

/** A published custom lens with the question `deploy`, whose choices are a pipeline and an approval. Gives its ARN. */
export async function importedLens(tool: Tool, name: string): Promise<string> {
  const text = readFileSync(new URL('../server/clients/lens-1.json', import.meta.url), 'utf8');
  const { LensArn = '' } = await tool.importLens({
    JSONString: JSON.stringify({ ...(JSON.parse(text) as object), name }),
  });
  await tool.createLensVersion({ LensAlias: LensArn, LensVersion: '1.0', IsMajorVersion: true });
  return LensArn;
}
