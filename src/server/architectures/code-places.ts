import type { ArchitectureTable } from '../../store/tables.ts';
import type { Checkouts } from './checkouts.ts';
import type { Uploads } from './uploads.ts';

/** Where code lies that can be reviewed, and how large an upload may be. */
export interface CodePlaces {
  readonly uploads: Uploads;
  readonly checkouts: Checkouts;
}

/** The folder or file of an architecture, or why it cannot be reviewed now. */
export async function codeOf(
  { uploads, checkouts }: CodePlaces,
  { kind, location }: Pick<ArchitectureTable, 'kind' | 'location'>,
): Promise<{ readonly path: string } | { readonly problem: string }> {
  // What was allowed when it was registered may be so no more, and links may lead elsewhere by now.
  return kind === 'checkout' ? await checkouts.placeOf(location) : { path: uploads.placeOf(location) };
}
