import { PASSPORT_RETENTION } from '../../passport/index.js';
import { PLATFORM_RETENTION, type RetentionRule } from '../../platform/data-subjects/retention-rule.js';
import { PROFILES_RETENTION } from '../../profiles/index.js';
import { RECOGNITION_RETENTION } from '../../recognition/index.js';
import { REFERRALS_RETENTION } from '../../referrals/index.js';
import { SELF_ASSESSMENT_RETENTION } from '../../self-assessment/index.js';
import { WEBHOOKS_RETENTION } from '../../webhooks/index.js';

/** Every rule. A changed rule is run dry first, as a new one. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  ...PLATFORM_RETENTION,
  ...RECOGNITION_RETENTION,
  ...REFERRALS_RETENTION,
  ...PROFILES_RETENTION,
  ...WEBHOOKS_RETENTION,
  ...SELF_ASSESSMENT_RETENTION,
  ...PASSPORT_RETENTION,
];
