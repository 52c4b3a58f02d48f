import { DRAFT, noVersion, versionsOf } from '../../custom-lenses.ts';
import { pillarDifferences } from '../../lens-version-difference.ts';
import { reading } from '../../operation.ts';
import { invalid, notFound } from '../../protocol/api-error.ts';

/** Without a target, the newest version; without a base, the one before the target. */
export const getLensVersionDifference = reading('GetLensVersionDifference', async (call) => {
  const { input, db, principal, services } = call;
  const arn = services.lenses.arnOf(input.LensAlias ?? '');
  const builtIn = services.lenses.builtInNamed(arn);
  let versions = builtIn && [builtIn.version];
  if (versions === undefined) {
    if ((await services.lenses.visible(db, principal, arn)).deleted_at !== null) throw notFound('LENS', arn);
    versions = (await versionsOf(db, arn)).map(({ version }) => version).filter((name) => name !== DRAFT);
  }
  const latest = versions.at(-1);
  if (latest === undefined) throw invalid(`The lens ${arn} has no published version.`);
  const target = input.TargetLensVersion ?? latest;
  const base = input.BaseLensVersion ?? versions[Math.max(0, versions.indexOf(target) - 1)] ?? latest;
  for (const version of [base, target]) if (!versions.includes(version)) throw noVersion(arn, version);
  const before = await services.lenses.applied(db, arn, base);
  const after = await services.lenses.applied(db, arn, target);
  return {
    LensAlias: after.alias,
    LensArn: arn,
    BaseLensVersion: base,
    TargetLensVersion: target,
    LatestLensVersion: latest,
    VersionDifferences: { PillarDifferences: pillarDifferences(before.lens, after.lens) },
  };
});
