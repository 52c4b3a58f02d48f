import type { iamRole } from '../architecture/kinds/iam.ts';
import type { ResourceOf } from '../architecture/index.ts';

/** Services that build and deploy: what takes their roles on is a pipeline. */
const PIPELINES = new Set([
  'cloudformation.amazonaws.com',
  'codebuild.amazonaws.com',
  'codedeploy.amazonaws.com',
  'codepipeline.amazonaws.com',
  'imagebuilder.amazonaws.com',
  'servicecatalog.amazonaws.com',
]);

/** Whether services of AWS alone take the role on, on behalf of a program: not people, pipelines or other accounts. */
export function isForProgram({ trust }: ResourceOf<typeof iamRole>): boolean {
  if (trust.state !== 'known') return false;
  const allowed = trust.value.statements.filter(({ effect }) => effect === 'Allow');
  return (
    allowed.length > 0 &&
    allowed.every(({ principals }) => {
      const services = principals.get('Service');
      return (
        principals.size === 1 &&
        services !== undefined &&
        services.values.length > 0 &&
        !services.values.some((service) => PIPELINES.has(service))
      );
    })
  );
}
