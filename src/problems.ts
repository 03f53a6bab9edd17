import { PLATFORM_PROBLEMS, type Problems } from './platform/problem-details/problems.js';

/** Every error code of the service, mapped once. */
export const PROBLEMS: Problems = { ...PLATFORM_PROBLEMS };
