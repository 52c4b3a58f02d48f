import * as v from 'valibot';

/** Which page of a list, as every list of the console's API takes it. */
export const pageQuery = v.object({
  nextToken: v.optional(v.string()),
  maxResults: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(100)),
  ),
});
