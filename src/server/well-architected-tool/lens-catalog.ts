import { type Lens, type Pillar, parseLens, type Question } from '../../lens/index.ts';
import type { LensTexts } from '../../review/index.ts';
import type { Db } from '../../store/store.ts';
import type { Principal } from '../access/principal.ts';
import { inOrderOfTool } from './choice-order.ts';
import { conflict, invalidMember, notFound } from './protocol/api-error.ts';
import { sharedRole } from './shared-access.ts';

/** One version of a lens, ready to be answered. */
export interface LensContent {
  readonly arn: string;
  /** What the API calls the lens: a short name for the built-in lenses, the ARN for the others. */
  readonly alias: string;
  readonly version: string;
  readonly type: 'AWS_OFFICIAL' | 'CUSTOM_SELF' | 'CUSTOM_SHARED';
  readonly owner: string;
  /** As reviews of code know it. */
  readonly lens: Lens;
  /** As clients see them: those of the Framework with their choices in the order of AWS's API. */
  readonly questions: ReadonlyMap<string, PlacedQuestion>;
}

/** A question and the pillar it stands in. */
export interface PlacedQuestion {
  readonly pillar: Pillar;
  readonly question: Question;
}

/** A lens that comes with the program, under every name that clients may use for it. */
export interface BuiltInLens {
  readonly lens: Lens;
  /** As the WA Tool calls it: `softwareasaservice`. */
  readonly alias: string;
  readonly owner: string;
}

const OFFICIAL = 'arn:aws:wellarchitected::aws:lens/';
/** AWS also writes `arn:aws:wellarchitected:us-east-1::lens/serverless`. */
const OFFICIAL_ARN = /^arn:aws[a-z-]*:wellarchitected:[a-z0-9-]*:(?:aws)?:lens\/([\w-]+)$/;
/** Parsed versions of custom lenses that are kept; a lens is at most 500 KB of text. */
const MOST_PARSED = 64;

/** The lens that every workload is reviewed with. */
export const FRAMEWORK_ALIAS = 'wellarchitected';
export const FRAMEWORK_ARN = `${OFFICIAL}${FRAMEWORK_ALIAS}`;

/** Lenses by alias, ARN and version: those that come with the program, and those in the database. */
export class LensCatalog {
  readonly builtIn: readonly LensContent[];
  /** The Framework in our own words. */
  readonly texts: LensTexts;
  readonly #byName = new Map<string, LensContent>();
  readonly #parsed = new Map<string, LensContent>();

  constructor(lenses: readonly BuiltInLens[], texts: LensTexts) {
    this.texts = texts;
    this.builtIn = lenses.map(({ lens, alias, owner }) => {
      const arn = `${OFFICIAL}${alias}`;
      const content = lensContent(lens, {
        arn,
        alias,
        version: lens.version ?? '1',
        type: 'AWS_OFFICIAL',
        owner,
      });
      for (const name of [alias, arn, lens.alias]) this.#byName.set(name, content);
      return content;
    });
  }

  /** By its alias, or its ARN with or without a Region. */
  builtInNamed(aliasOrArn: string): LensContent | undefined {
    return this.#byName.get(OFFICIAL_ARN.exec(aliasOrArn)?.[1] ?? aliasOrArn);
  }

  /** ARN of the lens that a client names. Throws where a name is neither a built-in alias nor an ARN. */
  arnOf(aliasOrArn: string): string {
    const builtIn = this.builtInNamed(aliasOrArn);
    if (builtIn !== undefined) return builtIn.arn;
    if (!aliasOrArn.startsWith('arn:'))
      throw invalidMember(
        'LensAlias',
        `Invalid lens alias ${aliasOrArn} (known: ${this.builtIn.map(({ alias }) => alias).join(', ')}; a custom lens is named by its ARN)`,
      );
    return aliasOrArn;
  }

  /** A version of a lens that something is being reviewed with: who may see the review may see the lens. */
  async applied(db: Db, arn: string, version: string): Promise<LensContent> {
    const builtIn = this.#byName.get(arn);
    if (builtIn !== undefined) return builtIn;
    const key = `${arn} ${version}`;
    const known = this.#parsed.get(key);
    if (known !== undefined) return known;
    const row = await db
      .selectFrom('lens_version')
      .innerJoin('lens', 'lens.arn', 'lens_version.lens')
      .select(['lens_version.content', 'lens.account'])
      .where('lens_version.lens', '=', arn)
      .where('lens_version.version', '=', version)
      .executeTakeFirst();
    if (row === undefined) throw notFound('LENS', arn);
    const content = customLensContent(row.content, { arn, version, owner: row.account });
    // A draft changes under the same name.
    if (version !== '') {
      if (this.#parsed.size >= MOST_PARSED) this.#parsed.clear();
      this.#parsed.set(key, content);
    }
    return content;
  }

  /** The newest published version of a lens that the principal's account owns or was given. Throws where there is none. */
  async latest(db: Db, principal: Principal, aliasOrArn: string): Promise<LensContent> {
    const arn = this.arnOf(aliasOrArn);
    const builtIn = this.#byName.get(arn);
    if (builtIn !== undefined) return builtIn;
    const { deleted_at: deletedAt } = await this.visible(db, principal, arn);
    if (deletedAt !== null) throw notFound('LENS', arn);
    const newest = await newestVersion(db, arn);
    if (newest === undefined) throw conflict(`The lens ${arn} has no published version.`, 'LENS', arn);
    return await this.applied(db, arn, newest);
  }

  /** The row of a custom lens that the principal's account owns or accepted a share of. Throws a not-found error otherwise. */
  async visible(db: Db, principal: Principal, arn: string) {
    const row = await db.selectFrom('lens').selectAll().where('arn', '=', arn).executeTakeFirst();
    if (row === undefined) throw notFound('LENS', arn);
    if (row.account === principal.account) return row;
    if ((await sharedRole(db, principal, 'LENS', arn)) === undefined) throw notFound('LENS', arn);
    return row;
  }
}

/** Name of the newest published version of a custom lens; undefined where there is only a draft, or nothing any more. */
export async function newestVersion(db: Db, arn: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('lens_version')
    .select('version')
    .where('lens', '=', arn)
    .where('version', '!=', '')
    .where('deleted_at', 'is', null)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  return row?.version;
}

function customLensContent(
  content: string,
  { arn, version, owner }: { readonly arn: string; readonly version: string; readonly owner: string },
): LensContent {
  const { lens } = parseLens(content, arn);
  if (lens === undefined) throw new Error(`the stored lens ${arn} ${version} cannot be read`);
  return lensContent(lens, { arn, alias: arn, version, type: 'CUSTOM_SELF', owner });
}

function lensContent(lens: Lens, rest: Omit<LensContent, 'lens' | 'questions'>): LensContent {
  const seen = rest.arn === FRAMEWORK_ARN ? inOrderOfTool : (question: Question) => question;
  const questions = lens.pillars.flatMap((pillar) =>
    pillar.questions.map((question): [string, PlacedQuestion] => [
      question.id,
      { pillar, question: seen(question) },
    ]),
  );
  return { ...rest, lens, questions: new Map(questions) };
}
