/** The errors that the API declares, with their HTTP status. */
const STATUS = {
  ValidationException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  MissingAuthenticationTokenException: 403,
  UnrecognizedClientException: 403,
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  ExpiredTokenException: 403,
  ResourceNotFoundException: 404,
  ConflictException: 409,
  ThrottlingException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
} as const;

/** The name of an error, as SDKs know it. */
export type ApiErrorType = keyof typeof STATUS;

/** A field of a request and what was expected of it. */
export interface InvalidField {
  readonly Name: string;
  readonly Message: string;
}

/** What errors call a kind of resource. */
export type ResourceType =
  | 'WORKLOAD'
  | 'LENS'
  | 'LENS_REVIEW'
  | 'MILESTONE'
  | 'SHARE'
  | 'SHARE_INVITATION'
  | 'REVIEW_TEMPLATE'
  | 'PROFILE'
  | 'ARCHITECTURE'
  | 'REVIEW_RUN'
  | 'IMPROVEMENT'
  | 'ACCEPTED_RISK'
  | 'AGENT_PROFILE'
  | 'AGENT_GOAL'
  | 'AGENT_CONTEXT'
  | 'AGENT_GENERATION'
  | 'AGENT_RECOMMENDATION';

/** An error that a client is told of, in the API's own words. */
export class ApiError extends Error {
  readonly type: ApiErrorType;
  readonly details: Readonly<Record<string, unknown>>;
  /** When it makes sense to ask again. */
  retryAfterSeconds?: number;

  constructor(type: ApiErrorType, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.type = type;
    this.details = details;
  }

  get status(): number {
    return STATUS[this.type];
  }

  /** The body as the SDKs read it. */
  body(): Readonly<Record<string, unknown>> {
    return { Message: this.message, ...this.details };
  }
}

/** `advice` ends the message: what to do about all of them. */
export function invalidFields(fields: readonly InvalidField[], advice?: string): ApiError {
  const [first] = fields;
  const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : '';
  const wrong = `[Validation] ${first?.Name ?? ''}: ${first?.Message ?? ''}${more}`;
  const message = advice === undefined ? wrong : `${wrong}. ${advice}`;
  return new ApiError('ValidationException', message, { Reason: 'FIELD_VALIDATION_FAILED', Fields: fields });
}

/** A request that is well formed but asks for what cannot be. */
export function invalid(message: string, reason: 'CANNOT_PARSE' | 'OTHER' = 'OTHER'): ApiError {
  return new ApiError('ValidationException', `[Validation] ${message}`, { Reason: reason });
}

/** The same, because of what a member of it says. */
export function invalidMember(Name: string, message: string): ApiError {
  const details = { Reason: 'FIELD_VALIDATION_FAILED', Fields: [{ Name, Message: message }] };
  return new ApiError('ValidationException', `[Validation] ${message}`, details);
}

/** What does not exist, and what must not be told from it: a thing of somebody else. */
export function notFound(ResourceType: ResourceType, ResourceId: string): ApiError {
  const name = ResourceType.toLowerCase().replaceAll('_', ' ');
  return new ApiError('ResourceNotFoundException', `No ${name} with id ${ResourceId} was found.`, {
    ResourceId,
    ResourceType,
  });
}

/** A request that does not fit what there is by now. */
export function conflict(message: string, ResourceType: ResourceType, ResourceId: string): ApiError {
  return new ApiError('ConflictException', `[Conflict] ${message}`, { ResourceId, ResourceType });
}

/** One more than may be. */
export function quotaExceeded(
  message: string,
  QuotaCode: string,
  of?: readonly [ResourceType, string],
): ApiError {
  return new ApiError('ServiceQuotaExceededException', message, {
    QuotaCode,
    ServiceCode: 'wellarchitected',
    ...(of !== undefined && { ResourceType: of[0], ResourceId: of[1] }),
  });
}

/** A request of somebody known who may not. */
export function accessDenied(message: string): ApiError {
  return new ApiError('AccessDeniedException', message);
}

/** Too many requests for now. */
export function throttled(message: string, retryAfterSeconds: number): ApiError {
  const error = new ApiError('ThrottlingException', message);
  error.retryAfterSeconds = retryAfterSeconds;
  return error;
}
