import type { Property } from './property.ts';
import type { SourceLocation } from './source-location.ts';
import type { Stated } from './stated.ts';
import type { Suppression } from './suppression.ts';

export type Language = 'terraform' | 'cloudformation';

/** A resource as a reader found it in code, in the words of its language. */
export interface DeclaredResource {
  /** Terraform address (`module.api.aws_lambda_function.handler["eu"]`) or logical id. Unique within its scope. */
  readonly id: string;
  /** The root module, plan or template the resource belongs to, as a path. Ids and names mean something only within it. */
  readonly scope: string;
  /** `aws_db_instance` or `AWS::RDS::DBInstance`. */
  readonly type: string;
  readonly language: Language;
  /** A map, named as the language names things. */
  readonly properties: Property;
  readonly location: SourceLocation;
  /** Why it is not certain that the resource will exist (a count or condition that code leaves open). */
  readonly uncertain?: string;
  /** Region stated by provider or stack, where code states one. */
  readonly region?: string;
  /** Path of the CDK construct. */
  readonly constructPath?: string;
  /** Findings that the code beside the resource asks not to be told again. */
  readonly suppressions?: readonly Suppression[];
}

/** A resource in the words of its kind. */
export interface Resource {
  readonly declared: DeclaredResource;
  readonly id: string;
  /** Id of its kind, or undefined where no kind describes the type yet. */
  readonly kind: string | undefined;
  readonly location: SourceLocation;
}

/** A mention of other resources in an attribute, resolved as far as the code allows. */
export interface Link {
  /** The resources of this architecture that the attribute names. */
  readonly targets: readonly Resource[];
  /** Literal names or ARNs that no resource of this architecture answers to. */
  readonly literals: readonly string[];
  /** Reasons of the parts that stay open. */
  readonly open: readonly string[];
}

export type StatedLink = Stated<Link>;
